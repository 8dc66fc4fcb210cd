//! Campaigns: who is asked and who is not, what leaves, what comes again, what is stopped.

use chrono::TimeDelta;
use ponte_app::{
    campaign::{self, Choice},
    error::{Error, Refusal},
    questionnaire,
};
use ponte_domain::{
    campaign::{CampaignError, CampaignState, LeftOut},
    id::CampaignId,
    pack::Channel,
    response::{ResponseState, SendFault},
    worker::Consents,
};
use ponte_storage::{
    Filter, register,
    response::{self, Which},
};
use ponte_testkit::TestDesk;
use uuid::Uuid;

use super::{answers, campaign as new, profiling, secret_in, stored};

async fn people(desk: &TestDesk, count: usize, change: impl Fn(usize, &mut ponte_domain::worker::Worker)) -> Vec<Uuid> {
    let mut ids = Vec::new();
    for n in 0..count {
        let mut worker = desk.worker("Persona", &format!("Numero{n:04}"));
        worker.contacts.email = Some(format!("persona{n}@posta.example"));
        change(n, &mut worker);
        ids.push(desk.add(&worker).await);
    }
    ids
}

async fn in_state(desk: &TestDesk, id: CampaignId, state: ResponseState) -> usize {
    response::ids(&desk.app.db, &Which { campaign: Some(id), states: vec![state], ..Which::default() }).await.expect("to read").len()
}

#[tokio::test]
async fn a_thousand_invitations_lose_nobody_whatever_the_addresses() {
    let desk = TestDesk::open().await;
    let version = profiling(&desk).await;
    people(&desk, 1_000, |n, worker| {
        worker.contacts.email = match n % 20 {
            0 => Some("senza-chiocciola".to_owned()),
            1 => Some(format!("a b{n}@posta.example")),
            2 => None,
            _ => worker.contacts.email.take(),
        };
        if n % 40 == 2 {
            worker.contacts.phone.clear();
            worker.residence = None;
        }
        if n % 50 == 5 {
            worker.consents = Consents { contact: Some(false), ..Consents::default() };
        }
    })
    .await;
    let caller = desk.caller();
    let chosen = campaign::create(&desk.app, &caller, new(version, "profiling")).await.expect("a campaign");
    assert_eq!(desk.run_jobs().await, 0, "a draft sends nothing");
    campaign::open(&desk.app, &caller, chosen.id).await.expect("open");
    desk.run_jobs().await;
    let page = campaign::view(&desk.app, &caller, chosen.id).await.expect("the page");
    let (unwanted, unreachable) = (20, 25);
    assert_eq!((chosen.people, chosen.left_out), (1_000 - unwanted - unreachable, unwanted + unreachable));
    assert_eq!(page.left_out.iter().filter(|line| line.reason == LeftOut::NotToContact).count(), unwanted);
    // Without an address she is called; with a bad one she is listed.
    assert_eq!((page.to_call.len(), page.faulty.len()), (25, 100));
    assert!(page.faulty.iter().all(|line| line.response.fault == Some(SendFault::BadAddress) && line.name.is_some()));
    let sent = in_state(&desk, chosen.id, ResponseState::Sent).await;
    assert_eq!((sent, desk.letters().len()), (1_000 - unwanted - unreachable - 25 - 100, sent));
    assert_eq!(sent + page.to_call.len() + page.faulty.len() + page.left_out.len() + page.more, 1_000);
    // Run twice it sends nothing twice.
    campaign::remind_now(&desk.app, &caller, chosen.id).await.expect("asked");
    desk.run_jobs().await;
    assert_eq!(desk.letters().len(), sent, "nobody is reminded on the same day, and a bad address is not tried again unmended");
}

#[tokio::test]
async fn reminders_come_after_their_days_to_those_who_have_not_answered_and_end() {
    let desk = TestDesk::open().await;
    let version = profiling(&desk).await;
    people(&desk, 3, |_, _| ()).await;
    let caller = desk.caller();
    let chosen = campaign::create(&desk.app, &caller, new(version, "profiling")).await.expect("a campaign");
    campaign::open(&desk.app, &caller, chosen.id).await.expect("open");
    desk.run_jobs().await;
    let first = secret_in(&desk.letters()[0].text);
    let begun = questionnaire::begin_by_link(&desk.app, &first, None).await.expect("begun");
    questionnaire::save_by_link(&desk.app, &first, Some(&begun.browser), None, &answers()).await.expect("saved");
    questionnaire::complete_by_link(&desk.app, &first, Some(&begun.browser)).await.expect("sent in");
    ponte_app::schedule::ensure(&desk.app).await.expect("planned");
    desk.after(TimeDelta::days(6)).await;
    assert_eq!(desk.letters().len(), 3);
    desk.after(TimeDelta::days(2)).await;
    assert_eq!(desk.letters().len(), 5, "the two who have not answered");
    for _ in 0..30 {
        desk.after(TimeDelta::days(1)).await;
    }
    assert_eq!(desk.letters().len(), 5, "one reminder was asked for");
    let figures = campaign::figures(&desk.app, &caller, chosen.id).await.expect("figures");
    assert_eq!((figures.by_desk.total.invited, figures.by_desk.total.completed, figures.by_desk.total.reminded), (3, 1, 2));
}

#[tokio::test]
async fn a_sample_takes_so_many_of_each_group_and_can_be_drawn_again() {
    let desk = TestDesk::open().await;
    let version = profiling(&desk).await;
    people(&desk, 30, |n, worker| {
        worker.person.birth_date = match n % 3 {
            0 => "2000-01-01".parse().ok(),
            1 => "1985-01-01".parse().ok(),
            _ if n < 9 => "1960-01-01".parse().ok(),
            _ => None,
        };
    })
    .await;
    let caller = desk.caller();
    let choice = Choice::Sample { sample: "trial".into(), filter: Box::default() };
    let chosen = campaign::create(&desk.app, &caller, campaign::NewCampaign { choice, ..new(version, "profiling") });
    let chosen = chosen.await.expect("a campaign");
    assert_eq!(chosen.people, 5 + 5 + 3);
    let drawing = campaign::view(&desk.app, &caller, chosen.id).await.expect("it").stored.campaign.drawing.expect("lots");
    let over = &drawing.groups["SP over_50"];
    assert_eq!((over.candidates, over.drawn, over.short, drawing.without_group), (3, 3, 2, 7));
    // With the seed and the ids the same people come out.
    let all = response::list(&desk.app.db, &Which { campaign: Some(chosen.id), ..Which::default() }).await.expect("to read");
    let mut young: Vec<Uuid> = all
        .iter()
        .filter(|one| one.response.band.as_deref() == Some("under_35"))
        .filter_map(|one| one.response.subject.worker())
        .map(Uuid::from)
        .collect();
    let lot = |id: &Uuid| campaign::lot_of(&drawing.seed, *id);
    young.sort_by_key(lot);
    let highest = young.last().map(lot).expect("five");
    let everybody = Filter { limit: 100, ..Filter::default() };
    let others = register::list::<ponte_domain::worker::Worker>(&desk.app.db, &everybody).await.expect("people");
    let is_young = |age: u32| age < 35;
    for other in others.iter().filter(|stored| stored.value.person.age_on(desk.app.today()).is_some_and(is_young)) {
        assert!(young.contains(&other.id) || lot(&other.id) >= highest);
    }
}

#[tokio::test]
async fn people_of_other_desks_are_never_chosen_and_their_codes_are_nobodys() {
    let desk = TestDesk::open().await;
    let version = profiling(&desk).await;
    let below = ponte_domain::desk::Desk::named("MS", "Sportello di Massa");
    ponte_app::desk::create(&desk.app, &super::console(), below).await.expect("a desk");
    let own = people(&desk, 2, |_, _| ()).await;
    let mut far = desk.worker("Lontana", "Altrove");
    far.desk = "MS".into();
    let far = ponte_app::register::create(&desk.app, &super::console(), &far).await.expect("a person");
    // The tree has changed since the operator signed in.
    let caller = desk.app.caller_of(desk.account(), ponte_domain::actor::Purpose::Casework).await.expect("what she may do");
    let chosen = campaign::create(&desk.app, &caller, new(version, "profiling")).await.expect("a campaign");
    assert_eq!(chosen.people, 2);
    let codes = vec![own[0].to_string(), far.to_string(), "mai-vista".into(), "Persona-Numero0001".into()];
    let unknown = campaign::unknown_codes(&desk.app, &caller, ponte_domain::campaign::Audience::Workers, &codes).await.expect("asked");
    assert_eq!(unknown, [far.to_string(), "mai-vista".into()]);
    let again = campaign::NewCampaign { choice: Choice::Codes(codes), ..new(version, "profiling") };
    let again = campaign::create(&desk.app, &caller, again).await.expect("a campaign");
    assert_eq!((again.people, again.left_out), (0, 2), "the questionnaire is already with both");
}

#[tokio::test]
async fn a_draft_is_discarded_whole_and_what_is_closed_opens_nothing() {
    let desk = TestDesk::open().await;
    let version = profiling(&desk).await;
    people(&desk, 2, |_, _| ()).await;
    let caller = desk.caller();
    let draft = campaign::create(&desk.app, &caller, new(version, "profiling")).await.expect("a campaign").id;
    campaign::discard(&desk.app, &caller, draft).await.expect("gone");
    assert!(matches!(campaign::view(&desk.app, &caller, draft).await, Err(Error::Refused(Refusal::NotFound(_)))));
    let open = campaign::create(&desk.app, &caller, new(version, "profiling")).await.expect("a campaign").id;
    campaign::open(&desk.app, &caller, open).await.expect("open");
    let twice = campaign::open(&desk.app, &caller, open).await;
    assert!(matches!(twice, Err(Error::Refused(Refusal::Campaign(CampaignError::NotADraft)))));
    desk.run_jobs().await;
    let secret = secret_in(&desk.letters()[0].text);
    campaign::close(&desk.app, &caller, open).await.expect("closed");
    let link = questionnaire::open_link(&desk.app, &secret, None).await.expect("opened");
    assert!(matches!(link, questionnaire::Link::Over(questionnaire::Over::Expired, _)), "{link:?}");
    assert_eq!(campaign::campaigns(&desk.app, &caller).await.expect("all")[0].stored.campaign.state, CampaignState::Closed);
}

#[tokio::test]
async fn a_letter_that_no_server_takes_is_told_to_whoever_asked() {
    let desk = TestDesk::set_up_as(|config| {
        config.mail = ponte_app::config::MailTransport::Smtp("smtp://127.0.0.1:1".to_owned());
    })
    .await;
    let version = profiling(&desk).await;
    people(&desk, 1, |_, _| ()).await;
    let caller = desk.caller();
    let id = campaign::create(&desk.app, &caller, new(version, "profiling")).await.expect("a campaign").id;
    campaign::open(&desk.app, &caller, id).await.expect("open");
    for _ in 0..12 {
        desk.after(TimeDelta::hours(2)).await;
    }
    let page = campaign::view(&desk.app, &caller, id).await.expect("the page");
    assert_eq!(page.faulty.iter().map(|line| line.response.fault).collect::<Vec<_>>(), [Some(SendFault::Undelivered)]);
}

#[tokio::test]
async fn messages_that_the_desk_sends_itself_are_a_list_with_links() {
    let desk = TestDesk::open().await;
    let version = profiling(&desk).await;
    let ids = people(&desk, 2, |_, worker| worker.contacts.email = None).await;
    let (caller, _) = desk.somebody_with("esporta", &[ponte_app::rights::Right::EditPeople, ponte_app::rights::Right::Export]).await;
    let by_sms = campaign::NewCampaign { channel: Channel::Sms, message: Some("invitation".into()), ..new(version, "profiling") };
    let id = campaign::create(&desk.app, &caller, by_sms).await.expect("a campaign").id;
    campaign::open(&desk.app, &caller, id).await.expect("open");
    let list = campaign::message_list(&desk.app, &caller, id).await.expect("a list");
    assert_eq!(list.len(), 2);
    assert!(list[0].text.contains("Persona") && list[0].text.contains(&list[0].link), "{}", list[0].text);
    let sent = response::list(&desk.app.db, &Which { worker: Some(ids[0].into()), ..Which::default() }).await.expect("to read");
    assert_eq!((sent[0].response.state, stored(&desk, sent[0].response.id).await.version), (ResponseState::Sent, 2));
    let secret = secret_in(&list[0].link);
    assert!(questionnaire::begin_by_link(&desk.app, &secret, None).await.is_ok());
}
