//! The marks of parameters: numbered where we write them, in order for SQLite.

use sea_orm::Value;

/// A statement with a bare `?` for each `$n`, and the values in the order of the marks; one that is named twice stands twice.
///
/// SQLite keeps numbered parameters in a list that it searches for every one of them, when it reads the statement and when the value is
/// bound: a statement of thousands takes time by their square. Our statements hold no `$n` but as a mark. One with a mark that has no
/// value is left as it is, for the database to refuse.
pub(crate) fn in_order(sql: &str, values: &[Value]) -> (String, Vec<Value>) {
    let mut text = String::with_capacity(sql.len());
    let mut ordered = Vec::with_capacity(values.len());
    let mut rest = sql;
    while let Some(at) = rest.find('$') {
        let after = &rest[at + 1..];
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        text.push_str(&rest[..at]);
        if digits == 0 {
            // A path into JSON.
            text.push('$');
        } else {
            let value = after[..digits].parse::<usize>().ok().and_then(|number| values.get(number.checked_sub(1)?));
            let Some(value) = value else { return (sql.to_owned(), values.to_vec()) };
            text.push('?');
            ordered.push(value.clone());
        }
        rest = &after[digits..];
    }
    text.push_str(rest);
    (text, ordered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_follow_their_marks() {
        let values: Vec<Value> = (1..=11).map(|n: i64| n.into()).collect();
        let (sql, ordered) = in_order("SELECT json_extract(body, '$.a') WHERE x = $11 AND y = $2 OR z = $11", &values);
        assert_eq!(sql, "SELECT json_extract(body, '$.a') WHERE x = ? AND y = ? OR z = ?");
        assert_eq!(ordered, [11_i64.into(), 2_i64.into(), 11_i64.into()]);
    }

    #[test]
    fn a_number_without_a_value_is_left_for_the_database_to_refuse() {
        let one: Vec<Value> = vec![1_i64.into()];
        for sql in ["SELECT $2", "SELECT $1, $1, $2", "SELECT $0 $"] {
            assert_eq!(in_order(sql, &one), (sql.to_owned(), one.clone()));
        }
    }
}
