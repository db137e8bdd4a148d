/** What this browser's notifications can do now; the style sheet shows the words that are true of it. */
export type NotifyState = "none" | "off" | "denied" | "on";

/** Says whether notifications can come, without asking anybody. */
export function readNotifyState(): NotifyState {
  if (!("Notification" in window)) return "none";
  const states: Record<NotificationPermission, NotifyState> = { granted: "on", denied: "denied", default: "off" };
  return states[Notification.permission];
}

/** Shows what is true now, and again whenever it changes: a permission can be lost behind the page's back. */
export function keepNotifyState(): void {
  showNotifyState();
  document.addEventListener("visibilitychange", showNotifyState);
  window.addEventListener("focus", showNotifyState);
  if (!("permissions" in navigator)) return;
  void navigator.permissions
    .query({ name: "notifications" })
    .then((status) => {
      status.addEventListener("change", showNotifyState);
      showNotifyState(); // it may have changed before anybody listened
    })
    .catch(() => undefined); // a browser that cannot be asked is looked at again on waking
}

/** Offers to ask where asking can help: on a press of a button, as browsers want it. */
export function offerNotifications(button: HTMLButtonElement | null): void {
  button?.addEventListener("click", () => { void ask(); });
}

async function ask(): Promise<void> {
  await Notification.requestPermission();
  showNotifyState();
}

function showNotifyState(): void {
  document.documentElement.dataset["notify"] = readNotifyState();
}
