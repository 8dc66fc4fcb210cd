mod answer_cycle;
mod links;
mod registers;
mod shortlist;
