/** Keeps the safety card in this browser, so that it also opens when the app is not running. */
export async function keepSafetyCard(badge: HTMLElement | null): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register("/service-worker.js", { scope: "/" });
  await navigator.serviceWorker.ready;
  // Every page freshens the card: numbers, plan or light and dark may have changed.
  registration.active?.postMessage("keep");
  if (badge) badge.hidden = false;
}
