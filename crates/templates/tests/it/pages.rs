use ponte_templates::{Lang, Renderer, render_samples};

#[test]
fn every_sample_of_every_page_renders_in_every_language() {
    let renderer = Renderer::new().expect("templates and words");
    for lang in Lang::ALL {
        let samples = render_samples(&renderer, *lang).unwrap_or_else(|error| panic!("{lang}: {error}"));
        for sample in samples {
            assert!(sample.html.contains(&format!("<html lang=\"{lang}\">")), "{}", sample.name);
            assert_eq!(sample.html.matches("<h1").count(), 1, "{} has one title", sample.name);
        }
    }
}

#[test]
fn the_content_policy_holds_on_every_page() {
    let renderer = Renderer::new().expect("templates and words");
    for sample in render_samples(&renderer, Lang::It).expect("pages") {
        for forbidden in [" style=", "<style", " onclick", " onload", "javascript:", "http://", "src=\"//"] {
            assert!(!sample.html.contains(forbidden), "{} has {forbidden}", sample.name);
        }
        for script in sample.html.split("<script").skip(1) {
            let has_source = script.starts_with(" src=\"/static/") || script.starts_with(" type=\"application/ld+json\"");
            assert!(has_source, "{} has an inline script", sample.name);
        }
    }
}

#[test]
fn ids_are_not_repeated_on_a_page() {
    let renderer = Renderer::new().expect("templates and words");
    for sample in render_samples(&renderer, Lang::It).expect("pages") {
        let mut ids: Vec<&str> = sample.html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        ids.sort_unstable();
        let twice: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{}: {twice:?}", sample.name);
    }
}

fn check_mail<M: ponte_templates::Mail>(renderer: &Renderer) {
    for lang in Lang::ALL {
        for mail in M::samples() {
            let made = renderer.mail(&mail, *lang).unwrap_or_else(|error| panic!("{lang}: {error}"));
            assert!(!made.subject.is_empty() && !made.subject.contains('\n'));
            assert!(!made.text.contains('<') && !made.text.contains("&#"), "{}", made.text);
            assert!(made.text.contains("https://ponte.example/"), "{}", made.text);
        }
    }
}

#[test]
fn every_mail_is_plain_text_with_its_act_in_every_language() {
    let renderer = Renderer::new().expect("templates and words");
    check_mail::<ponte_templates::mails::AvailabilityRequest>(&renderer);
    check_mail::<ponte_templates::mails::ShortlistSent>(&renderer);
    check_mail::<ponte_templates::mails::OutcomeRequest>(&renderer);
}
