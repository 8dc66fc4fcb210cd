//! What was found, as tables.

use std::fmt::Write;

use ponte_matching::outcome::{Criterion, TermName};

use crate::{
    bootstrap::Figure,
    methods::Method,
    report::{OfScenario, Report},
    scoring::Scoring,
};

/// All tables as Markdown.
pub fn markdown(report: &Report) -> String {
    let mut out = String::new();
    if let Some(base) = report.scenarios.first() {
        quality(&mut out, base);
        congestion(&mut out, base);
    }
    sensitivity(&mut out, report);
    switches(&mut out, report);
    weights(&mut out, report);
    fairness(&mut out, report);
    provinces(&mut out, report);
    chosen(&mut out, report);
    out
}

fn table(out: &mut String, title: &str, heads: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
    let rule: Vec<String> = heads.iter().map(|_| "---".to_owned()).collect();
    let _ = write!(out, "### {title}\n\n{}{}", line(&heads), line(&rule));
    rows.for_each(|row| out.push_str(&line(&row)));
    out.push('\n');
}

/// A share in hundredths with its interval.
fn hundredths(figure: &Figure) -> String {
    format!("{:.1} ({:.1} to {:.1})", figure.mean * 100.0, figure.low * 100.0, figure.high * 100.0)
}

/// A difference in hundredths with its interval.
fn difference(figure: &Figure) -> String {
    format!("{:+.1} ({:+.1} to {:+.1})", figure.mean * 100.0, figure.low * 100.0, figure.high * 100.0)
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

fn quality(out: &mut String, base: &OfScenario) {
    let title = format!("Quality, {} ({} provinces, {} vacancies not used to choose)", base.name, base.provinces, base.vacancies);
    let heads = ["Lists by", "nDCG@10, hundredths", "of single provinces", "recall@50 %", "precision@10 %", "hired for 100 vacancies"];
    let rows = base.rows.iter().map(|row| {
        let capped = row.method == Method::Capped;
        let seeds: Vec<String> = row.ndcg_by_seed.iter().map(|mean| format!("{:.1}", mean * 100.0)).collect();
        vec![
            row.method.name().to_owned(),
            hundredths(&row.ndcg),
            seeds.join(", "),
            // The market makes lists of ten.
            if capped { "–".to_owned() } else { hundredths(&row.recall) },
            hundredths(&row.precision),
            format!("{:.1}", row.hires),
        ]
    });
    table(out, &title, &heads, rows);
}

fn congestion(out: &mut String, base: &OfScenario) {
    let heads = [
        "Lists by",
        "proposals to the most proposed 1 %",
        "Gini",
        "people proposed at all",
        "most for one person",
        "hired for 100",
        "the same, each list giving way to a cap of 3",
    ];
    let rows = base.rows.iter().map(|row| {
        vec![
            row.method.name().to_owned(),
            percent(row.congestion.to_the_top_hundredth),
            format!("{:.3}", row.congestion.gini),
            percent(row.congestion.proposed),
            row.congestion.most.to_string(),
            format!("{:.1}", row.hires),
            format!("{:.1}", row.hires_capped),
        ]
    });
    table(out, "Congestion, base, the first ten of all lists at once", &heads, rows);
}

fn sensitivity(out: &mut String, report: &Report) {
    let mut heads = vec!["Lists by"];
    heads.extend(report.scenarios.iter().map(|scenario| scenario.name));
    let rows = Method::ALL.iter().map(|method| {
        let cell = |scenario: &OfScenario| {
            let row = scenario.rows.iter().find(|row| row.method == *method);
            row.map_or_else(String::new, |row| format!("{:.1} ± {:.1}", row.ndcg.mean * 100.0, (row.ndcg.high - row.ndcg.low) * 50.0))
        };
        let mut cells = vec![method.name().to_owned()];
        cells.extend(report.scenarios.iter().map(cell));
        cells
    });
    table(out, "nDCG@10 (hundredths) under other truths", &heads, rows);
}

fn switches(out: &mut String, report: &Report) {
    let looked_at = [Method::UnknownQuarter, Method::UnknownNothing, Method::WithoutNearness, Method::Capped, Method::Product];
    let mut heads = vec!["Less Ponte as shipped"];
    heads.extend(looked_at.iter().map(|method| method.name()));
    let rows = report.scenarios.iter().map(|scenario| {
        let of = |method: &Method| scenario.rows.iter().find(|row| row.method == *method).map(|row| difference(&row.against_shipped));
        let mut cells = vec![scenario.name.to_owned()];
        cells.extend(looked_at.iter().map(|method| of(method).unwrap_or_default()));
        cells
    });
    table(out, "Rules of the score, switched: difference in nDCG@10 (hundredths), vacancy by vacancy", &heads, rows);
}

fn weights(out: &mut String, report: &Report) {
    let heads = [
        "Truth",
        "shipped nDCG@10",
        "criteria chosen under this truth",
        "criteria and terms, this truth",
        "one set of criteria for all truths",
        "one set of criteria and terms for all",
        "criteria chosen here",
    ];
    let rows = report.weights.rows.iter().map(|row| {
        vec![
            row.scenario.to_owned(),
            hundredths(&row.shipped),
            difference(&row.own_criteria),
            difference(&row.own_terms),
            difference(&row.common_criteria),
            difference(&row.common_terms),
            row.criteria.map(|share| format!("{share:.0}")).join("/"),
        ]
    });
    table(out, "Weights: chosen on one half of vacancies and people, reported on the other half of both", &heads, rows);
    let sets = [("shipped", &Scoring::shipped()), ("criteria for all", &report.weights.criteria), ("terms for all", &report.weights.terms)];
    let mut heads = vec!["Share of 1,000"];
    heads.extend(sets.iter().map(|(name, _)| *name));
    let mut rows: Vec<Vec<String>> = Vec::new();
    for criterion in Criterion::ALL {
        let share = |scoring: &Scoring| format!("**{:.0}**", scoring.shares.criteria[*criterion as usize]);
        rows.push(std::iter::once(format!("**{criterion}**")).chain(sets.iter().map(|(_, scoring)| share(scoring))).collect());
        for term in TermName::ALL.iter().filter(|term| term.criterion() == *criterion) {
            let most = |scoring: &Scoring| format!("{:.0}", scoring.shares.maxima(&[true; TermName::ALL.len()])[*term as usize]);
            rows.push(std::iter::once(term.to_string()).chain(sets.iter().map(|(_, scoring)| most(scoring))).collect());
        }
    }
    let unknown = sets.iter().map(|(_, scoring)| format!("{}", scoring.unknown_occupation));
    rows.push(std::iter::once("an unknown occupation earns".to_owned()).chain(unknown).collect());
    table(out, "The weights", &heads, rows.into_iter());
}

fn fairness(out: &mut String, report: &Report) {
    let heads = ["Records", "Lists by", "women", "55 and older", "newcomers"];
    let ratio = |figure: &Figure| {
        let mark = if figure.excludes(1.0) { " *" } else { "" };
        format!("{:.2} ({:.2} to {:.2}){mark}", figure.mean, figure.low, figure.high)
    };
    let rows = report.fairness.iter().map(|row| {
        vec![
            row.scenario.to_owned(),
            row.method.name().to_owned(),
            ratio(&row.fairness.women),
            ratio(&row.fairness.older),
            ratio(&row.fairness.newcomers),
        ]
    });
    table(out, "Fairness: exposure for merit of the group against everybody else (1 is fair; * the interval leaves 1 out)", &heads, rows);
}

fn provinces(out: &mut String, report: &Report) {
    let heads = [
        "Truth",
        "municipalities",
        "suitable: 10th",
        "middle",
        "90th of 100 vacancies",
        "pass the gates",
        "suitable but excluded",
        "no occupation on file",
    ];
    let rows = report.scenarios.iter().flat_map(|scenario| {
        scenario.facts.iter().map(|facts| {
            vec![
                scenario.name.to_owned(),
                facts.municipalities.to_string(),
                facts.suitable_p10.to_string(),
                facts.suitable_median.to_string(),
                facts.suitable_p90.to_string(),
                format!("{:.0}", facts.passing),
                percent(facts.excluded),
                percent(facts.without_occupation),
            ]
        })
    });
    table(out, "The provinces", &heads, rows);
}

fn chosen(out: &mut String, report: &Report) {
    let heads = [
        "Truth",
        "BM25 k1, b",
        "radius km",
        "load: radius km, ISCO digits, fewest openings first",
        "power of utility",
        "unknown occupation",
    ];
    let rows = report.chosen.iter().map(|chosen| {
        vec![
            chosen.scenario.to_owned(),
            format!("{}, {}", chosen.k1, chosen.b),
            chosen.text_radius.map_or_else(|| "none".to_owned(), |radius| radius.to_string()),
            format!("{}, {}, {}", chosen.load_radius, chosen.load_digits, if chosen.load_fewest_first { "yes" } else { "no" }),
            chosen.utility_power.to_string(),
            chosen.unknown_occupation.to_string(),
        ]
    });
    table(out, "What was chosen on the half for choosing", &heads, rows);
}
