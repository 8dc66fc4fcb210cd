//! Every page with its samples, for the test of all words and for looking at the pages.

use crate::{Lang, Mail, MailText, Page, RenderError, Renderer, mails, pages};

/// A sample page as HTML.
#[derive(Debug, Clone)]
pub struct Sample {
    /// Path of the template without its ending and the number of the sample.
    pub name: String,
    pub html: String,
}

macro_rules! all_pages {
    ($renderer:ident, $lang:ident, $($page:ty),+ $(,)?) => {{
        let mut all = Vec::new();
        $(add::<$page>($renderer, $lang, &mut all)?;)+
        all
    }};
}

fn add<P: Page>(renderer: &Renderer, lang: Lang, all: &mut Vec<Sample>) -> Result<(), RenderError> {
    for (ix, page) in P::samples().iter().enumerate() {
        let stem = P::TEMPLATE.trim_start_matches("pages/").trim_end_matches(".html").replace('/', "-");
        all.push(Sample { name: format!("{stem}-{}", ix + 1), html: renderer.render(page, lang)? });
    }
    Ok(())
}

/// Renders every sample of every page in a language.
///
/// # Errors
/// The first page that cannot be made.
pub fn render_samples(renderer: &Renderer, lang: Lang) -> Result<Vec<Sample>, RenderError> {
    Ok(all_pages!(
        renderer,
        lang,
        pages::account::SignIn,
        pages::password::ForgottenPassword,
        pages::password::NewPassword,
        pages::password::ConfirmEmail,
        pages::password::AcceptInvitation,
        pages::password::ProviderLeft,
        pages::password::ProviderRefused,
        pages::own_keys::OwnContact,
        pages::own_keys::OwnKeys,
        pages::own_keys::AllKeys,
        pages::staffing::Invitations,
        pages::staffing::InvitationMade,
        pages::staffing::Leaving,
        pages::account::Locked,
        pages::account::CodeAsked,
        pages::account::Confirm,
        pages::account::SetUpFactor,
        pages::account::RecoveryCodes,
        pages::own_account::OwnAccount,
        pages::own_account::Access,
        pages::kiosk::KioskWelcome,
        pages::kiosk::KioskExit,
        pages::error::ErrorPage,
        pages::unemployment::UnemploymentPage,
        pages::pact::PactPage,
        pages::profiling::ProfilingPage,
        pages::balance::BalancePage,
        pages::balance::OwnBalance,
        pages::curriculum::CurriculaPage,
        pages::curriculum::OwnCurricula,
        pages::profiling::OwnProfiling,
        pages::profiling::ProfilingModelPage,
        pages::service::WorkerServices,
        pages::service::EmployerServices,
        pages::service::ServicesPage,
        pages::service::LevelsPage,
        pages::service::ProgrammesPage,
        pages::service::ProgrammePage,
        pages::worker::WorkerList,
        pages::worker::WorkerForm,
        pages::shortlist::Shortlist,
        pages::weights::VacancyWeights,
        pages::round::Round,
        pages::rosa::SendRosa,
        pages::rosa::EmployerRosa,
        pages::today::Today,
        pages::worker_view::WorkerSummary,
        pages::worker_view::WorkerProfile,
        pages::worker_view::WorkerMatches,
        pages::own::OwnHome,
        pages::own::OwnPeople,
        pages::own::OwnAccesses,
        pages::own::OwnConsents,
        pages::own::OwnConsentConfirm,
        pages::own::OwnRequests,
        pages::own::OwnCopy,
        pages::requests::WorkerRights,
        pages::requests::RequestRegister,
        pages::requests::RequestPage,
        pages::erasure::ErasurePage,
        pages::erasure::RetentionPage,
        pages::merge::WorkerTwins,
        pages::merge::MergePage,
        pages::circular::CircularList,
        pages::circular::CircularView,
        pages::circular::CircularForm,
        pages::circular::CircularReaders,
        pages::circular::CircularPaper,
        pages::pack::PackList,
        pages::pack::PackView,
        pages::pack::PackEditor,
        pages::indicators::IndicatorsPage,
        pages::pathway::PersonPathways,
        pages::pathway::BeginPathway,
        pages::pathway::CasePage,
        pages::pathway::PathwayList,
        pages::breach::BreachList,
        pages::breach::BreachForm,
        pages::audit::AccessList,
        pages::audit::AuditPage,
        pages::protected::ProtectedGate,
        pages::protected::ProtectedPage,
        pages::protected::ProtectedForm,
        pages::protected::ProtectedHistory,
        pages::protected::ProtectedFiles,
        pages::protected::ProtectedFileForm,
        pages::worker_view::History,
        pages::employer::EmployerList,
        pages::employer::EmployerView,
        pages::employer::EmployerForm,
        pages::vacancy::VacancyList,
        pages::vacancy::VacancyView,
        pages::vacancy::VacancyForm,
        pages::first_run::FirstRun,
        pages::register::RegisterList,
        pages::register::RegisterView,
        pages::register::CourseForm,
        pages::register::BodyForm,
        pages::register::ProjectForm,
        pages::import::ImportStart,
        pages::import::ImportPreview,
        pages::import::ImportReport,
        pages::import::Export,
        pages::activity::Activities,
        pages::activity::StaleList,
        pages::office::ReferenceStatus,
        pages::office::Accounts,
        pages::office::AccountForm,
        pages::office::AccountPage,
        pages::office::DeskSettings,
        pages::desks::Desks,
        pages::desks::DeskForm,
        pages::rights::RightsTable,
        pages::rights::Start,
        pages::cases::MyCases,
        pages::cases::WorkerTeam,
        pages::cases::ClosedFile,
        pages::cases::UrgentList,
        pages::office::SearchResults,
        pages::office::Attribution,
        pages::office::Privacy,
        pages::office::Keys,
        pages::public::Home,
        pages::public::PublicVacancies,
        pages::public::PublicVacancyPage,
        pages::questionnaire::SheetStart,
        pages::questionnaire::SheetSectionPage,
        pages::questionnaire::SheetReview,
        pages::questionnaire::SheetOver,
        pages::questionnaire::SubjectSheets,
        pages::questionnaire::SheetTyping,
        pages::questionnaire::SheetView,
        pages::questionnaire::SheetCompare,
        pages::questionnaire::SheetPaper,
        pages::questionnaire::OwnSheets,
        pages::campaign::CampaignList,
        pages::campaign::CampaignForm,
        pages::campaign::CampaignPage,
        pages::campaign::AnswersImport,
        pages::answer::AvailabilityAnswer,
        pages::answer::OutcomeAnswer
    ))
}

/// Renders every sample of every mail in a language.
///
/// # Errors
/// The first mail that cannot be made.
pub fn render_mails(renderer: &Renderer, lang: Lang) -> Result<Vec<MailText>, RenderError> {
    fn add<M: Mail>(renderer: &Renderer, lang: Lang, all: &mut Vec<MailText>) -> Result<(), RenderError> {
        for mail in M::samples() {
            all.push(renderer.mail(&mail, lang)?);
        }
        Ok(())
    }
    let mut all = Vec::new();
    add::<mails::AvailabilityRequest>(renderer, lang, &mut all)?;
    add::<mails::ShortlistSent>(renderer, lang, &mut all)?;
    add::<mails::OutcomeRequest>(renderer, lang, &mut all)?;
    add::<mails::QuestionnaireRequest>(renderer, lang, &mut all)?;
    add::<mails::UrgentNotice>(renderer, lang, &mut all)?;
    add::<mails::AccountLink>(renderer, lang, &mut all)?;
    add::<mails::AccountNotice>(renderer, lang, &mut all)?;
    Ok(all)
}
