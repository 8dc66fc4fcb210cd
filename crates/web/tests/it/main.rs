mod answer_cycle;
mod links;
mod shortlist;
