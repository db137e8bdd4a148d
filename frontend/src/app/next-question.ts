/** After a tap on Today the other questions stay in view; the answer's address says so, and forgets it. */
export function showNextQuestion(): void {
  const address = new URL(window.location.href);
  const next = address.searchParams.get("next");
  if (next === null) return;
  address.searchParams.delete("next");
  window.history.replaceState(null, "", address);
  if (next === "check-in") document.querySelector("#check-in")?.scrollIntoView();
}
