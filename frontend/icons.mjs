/** Copies the few lucide icons the pages use (ISC licence) beside the built files; the server puts them inline. */
import { copyFileSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const USED = [
  "armchair", "arrow-left", "arrow-right", "bell-off", "bell-ring", "calendar-days", "camera", "camera-off", "check", "circle-alert", "circle-check", "circle-dot",
  "circle-question-mark", "clock", "download", "droplet", "dumbbell", "eye", "hand", "history", "house", "info", "keyboard", "languages", "lock", "lock-open", "log-out", "moon", "mouse-pointer-2", "package", "pause", "pencil",
  "phone", "pill", "play", "plus", "printer", "refresh-cw", "ruler", "settings", "shield-alert", "square", "sun", "sun-moon",
  "trending-down", "trending-up", "undo-2", "upload", "user", "users", "x",
];

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const from = here("node_modules/lucide-static/icons/");
const to = here("../src/lull/web/static/built/icons/");

mkdirSync(to, { recursive: true });
for (const name of USED) copyFileSync(`${from}${name}.svg`, `${to}${name}.svg`);
