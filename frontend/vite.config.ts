/** Builds the browser half into the Python package; `manifest.json` tells the server what each entry became. */
import { existsSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const built = here("../src/lull/web/static/built");

const entries = {
  app: "src/app/app.ts",
  early: "src/app/early.ts", // no module: it imports nothing
  "safety-worker": "src/app/safety-worker.ts",
  demonstration: "src/practise/demonstration.ts",
  stage: "src/practise/stage.ts",
  swing: "src/measure/swing.ts",
  "leg-replay": "src/measure/leg-replay.ts",
};

export default defineConfig({
  root: here("."),
  base: "/static/built/",
  publicDir: false,
  build: {
    outDir: built,
    emptyOutDir: false, // the pose models lie there too; our own leftovers go below
    manifest: "manifest.json",
    target: "es2022",
    assetsInlineLimit: 0, // our Content-Security-Policy knows no data: addresses
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rollupOptions: {
      input: Object.fromEntries(
        Object.entries(entries)
          .map(([name, path]): [string, string] => [name, here(path)])
          .filter(([, path]) => existsSync(path)),
      ),
    },
  },
  worker: { format: "es" },
  plugins: [
    { name: "sweep-old-assets", buildStart: (): void => rmSync(`${built}/assets`, { recursive: true, force: true }) },
  ],
});
