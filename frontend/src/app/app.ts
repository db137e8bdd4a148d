/** Comfort for every page. Everything works without it; nothing here decides anything. */
import "../styles/app.css";
import { beginWayIn } from "../access/access";
import { keepFresh } from "./fresh-today";
import { keepReminding } from "./reminders";
import { showNextQuestion } from "./next-question";
import { keepSafetyCard } from "./safety-card";
import { rememberKeyboard, sayToast } from "./toast";

beginWayIn();
showNextQuestion();
sayToast(document.querySelector("#said"));
rememberKeyboard();
keepFresh();
keepReminding();
offerPrinting(document.querySelector<HTMLButtonElement>("[data-print]"));
void keepSafetyCard(document.querySelector<HTMLElement>("[data-offline]"));

/** Shows the print button where there is a script to answer it. */
function offerPrinting(button: HTMLButtonElement | null): void {
  if (button === null) return;
  button.hidden = false;
  button.addEventListener("click", () => { window.print(); });
}
