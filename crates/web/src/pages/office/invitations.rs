//! Invitations to have an account.

use std::collections::BTreeMap;

use axum::{
    Form as Posted,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ponte_app::{
    account::{self, NewInvitation},
    rights::Right,
};
use ponte_domain::{actor::Purpose, invitation::Invitation, role::Role};
use ponte_templates::{
    form::{Choice, Form},
    layout::{Crumb, Done, Place},
    pages::staffing::{InvitationMade, InvitationRow, Invitations, Square},
};
use uuid::Uuid;

use super::{accounts::wrong, desks::day};
use crate::{error::PageError, flash, layout::layout, paper::square, site::Site, visitor::Staff};

pub const PATH: &str = "/amministrazione/inviti";

fn row(site: &Site, invitation: Invitation) -> InvitationRow {
    InvitationRow {
        id: invitation.id.to_string(),
        name: invitation.name,
        email: invitation.email,
        roles: invitation.roles,
        desk: site.app.market.desk_of(&invitation.desk).name.clone(),
        until: invitation.expires_at,
        expired: invitation.expires_at <= site.app.now(),
    }
}

/// The open desks at which the visitor may invite.
fn desks(site: &Site, staff: &Staff) -> Vec<Choice> {
    let (tree, today) = (site.app.desks(), site.app.today());
    let reach = staff.caller(site, Purpose::Administration).reach(Right::Invite);
    let open = tree.in_order().into_iter().filter(|(_, desk)| desk.is_open_on(today) && reach.may_make(&tree, &desk.code));
    open.map(|(_, desk)| Choice::new(desk.code.clone(), desk.name.clone())).collect()
}

async fn show(site: &Site, staff: Staff, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Administration);
    let rows = account::invitations(&site.app, &caller).await?.into_iter().map(|invitation| row(site, invitation)).collect();
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Invitations {
        layout: layout(site, &staff.0, Place::Administration, Vec::new()),
        form,
        rows,
        roles: account::invitable(&caller).into_iter().map(Role::as_str).collect(),
        desks: desks(site, &staff),
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

/// `GET /amministrazione/inviti`
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let desk = staff.0.account.as_ref().map(|account| account.desk.clone()).unwrap_or_default();
    show(&site, staff, Form::new(PATH).with("desk", desk)).await
}

/// `POST /amministrazione/inviti`: the link stands in the letter, or on the page that is printed, and nowhere else.
pub async fn invite(State(site): State<Site>, staff: Staff, Posted(typed): Posted<Vec<(String, String)>>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    caller.require(Right::Invite)?;
    let roles = typed.iter().filter(|(name, _)| name == "role").filter_map(|(_, code)| Role::from_code(code)).collect();
    let one: BTreeMap<String, String> = typed.iter().cloned().collect();
    let text = |name: &str| one.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let invited = match day(&one, "last_day") {
        Ok(last_day) => {
            let (name, username, email, desk) = (text("name"), text("username"), text("email"), text("desk"));
            let new = NewInvitation { name, username, email, roles, desk, last_day };
            account::invite(&site.app, &caller, new).await.map_err(|error| wrong(error, &one))
        }
        Err(fault) => Err(Ok(fault)),
    };
    match invited {
        Ok(invited) => {
            let on_paper = invited.invitation.email.is_none();
            let page = InvitationMade {
                layout: layout(&site, &staff.0, Place::Administration, vec![Crumb::key("invitations", PATH)]),
                square: if on_paper { square(&invited.link).map(|(side, path)| Square { side, path }) } else { None },
                address: invited.link,
                invitation: row(&site, invited.invitation),
            };
            site.show(staff.0, &page)
        }
        Err(fault) => {
            let mut form = Form::new(PATH).wrong(fault?);
            typed.into_iter().for_each(|(name, value)| form.add(&name, value));
            show(&site, staff, form).await
        }
    }
}

/// `POST /amministrazione/inviti/{uuid}/revoca`
pub async fn revoke(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Administration);
    account::revoke_invitation(&site.app, &caller, id).await?;
    Ok(flash::done(PATH, Done::Removed, 1, None))
}
