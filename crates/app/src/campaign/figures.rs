//! Counts invitations and answers: by desk, by age band, and for all.

use ponte_domain::{
    campaign::Campaign,
    id::CampaignId,
    response::{AGE_BANDS, Figures},
};
use ponte_storage::response::{self, By, Which};

use super::manage::of;
use crate::{App, error::Result, rights::Caller};

/// What came of a campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CampaignFigures {
    /// By desk, under the names of the desks' codes.
    pub by_desk: Figures,
    /// By age band; the last, without a name, are people of whom the age is not known, and whose answers are anonymous.
    pub by_band: Figures,
}

pub(super) async fn of_campaign(app: &App, campaign: &Campaign) -> Result<CampaignFigures> {
    let which = Which { campaign: Some(campaign.id), ..Which::default() };
    let by_desk = response::figure_rows(&app.db, &which, By::Desk).await?;
    let by_band = response::figure_rows(&app.db, &which, By::Band).await?;
    let bands: Vec<String> = AGE_BANDS.iter().map(|band| (*band).to_owned()).collect();
    let mut desks: Vec<String> = by_desk.iter().map(|row| row.key.clone()).collect();
    desks.sort_unstable();
    desks.dedup();
    if campaign.drawing.is_some() || desks.len() > 1 {
        // A desk that was looked at and asked nobody stands there too, without a rate.
        let below = app.desks().below(app.desks().keeper_code(&campaign.desk));
        desks.extend(below.into_iter().filter(|code| !desks.contains(code)).collect::<Vec<_>>());
        desks.sort_unstable();
    }
    Ok(CampaignFigures { by_desk: Figures::of(&desks, &by_desk), by_band: Figures::of(&bands, &by_band) })
}

/// The figures of a campaign.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn figures(app: &App, caller: &Caller, id: CampaignId) -> Result<CampaignFigures> {
    let stored = of(app, caller, id).await?;
    of_campaign(app, &stored.campaign).await
}
