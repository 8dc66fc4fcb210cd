use ponte_templates::{Lang, Renderer, render_mails};

#[test]
fn every_mail_renders_in_every_language_with_a_short_subject() {
    let renderer = Renderer::new().expect("templates and words");
    for lang in Lang::ALL {
        for mail in render_mails(&renderer, *lang).unwrap_or_else(|error| panic!("{lang}: {error}")) {
            assert!((1..=78).contains(&mail.subject.chars().count()), "{}", mail.subject);
            assert!(!mail.subject.contains('\n') && mail.text.contains("Sportello Lavoro La Spezia"), "{}", mail.text);
            assert!(!mail.text.contains("\n\n\n"), "{}", mail.text);
        }
    }
}
