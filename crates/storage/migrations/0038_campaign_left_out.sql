-- Who was chosen for a campaign and is not asked, and why; the subject is a worker or an employer.
CREATE TABLE campaign_left_out (campaign uuid NOT NULL, subject uuid NOT NULL, reason text NOT NULL, PRIMARY KEY (campaign, subject));
CREATE INDEX campaign_left_out_subject ON campaign_left_out (subject);
