# Mails: neutral subjects, one act, short sentences.

mail-greeting = Hello,
mail-greeting-name = Hello { $name },
mail-call = To talk to us: { $phone }
mail-availability-subject = A question from { $desk }
mail-availability-intro = we have a job that may suit you:
mail-availability-start = It starts { $date }
mail-availability-ask = Are you interested? Answer by tapping a line:
mail-answer-yes = Yes, I am interested:
mail-answer-conditions = Yes, on one condition:
mail-answer-no = No, I cannot:
mail-availability-until = We need your answer by { $at }.
mail-availability-free = Saying no costs you nothing: we go on looking with you.
mail-shortlist-subject = Candidates for { $title }
mail-shortlist-intro = { $n ->
    [one] here is the person we propose for “{ $title }”: we have spoken, and she is available.
   *[other] here are the { $n } people we propose for “{ $title }”: we have spoken with each, and they are available.
 }
mail-shortlist-ask = Here you see them, and tell us in one tap who interests you:
mail-shortlist-privacy = The data serve this selection only and must be deleted when it is over.
mail-outcome-subject = How did it end for { $title }?
mail-outcome-intro = how did it end with the people we proposed for “{ $title }”? One tap for each is enough:
mail-outcome-again = we ask once more how it ended for “{ $title }”. One tap for each person is enough:
mail-outcome-why = It saves them waiting and helps us choose better for you.
mail-questionnaire-subject = Some questions from { $desk }
mail-questionnaire-intro = we ask you to answer some questions (“{ $title }”). They open here:
mail-questionnaire-again = we are still waiting for your answers (“{ $title }”). You can go on here:
mail-questionnaire-minutes = { $n ->
    [one] It takes a minute.
   *[other] It takes about { $n } minutes.
}
mail-questionnaire-anonymous = The answers are anonymous: nobody knows who gave them.
mail-questionnaire-yours = The link is for you only: do not pass it on. If you have answered, there is nothing more to do.
mail-questionnaire-until = It works until { $date }.
