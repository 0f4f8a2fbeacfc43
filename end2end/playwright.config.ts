import { defineConfig } from "@playwright/test";

import { chromium } from "./support/chromium.ts";
import { address, provider, ready, server } from "./support/server.ts";

// Pictures of every page are for eyes: PARVIS_SCREENS=yes takes them, and nothing else.
const pictures = Boolean(process.env.PARVIS_SCREENS);

export default defineConfig({
  testDir: "journeys",
  outputDir: "test-results",
  snapshotPathTemplate: "pictures/{arg}-{projectName}{ext}",
  workers: 2,
  fullyParallel: true,
  grep: pictures ? /@screens/ : /^/,
  grepInvert: pictures ? /^$/ : /@screens/,
  // A test that passes only at the second attempt is a defect, and fails. In continuous integration, on a
  // machine that others share, it is named and does not hold up what has nothing to do with it.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL: address,
    locale: "fr-FR",
    timezoneId: "Africa/Abidjan",
    colorScheme: "light",
    contextOptions: { reducedMotion: "reduce" },
    // Pages come straight from the server, except where a journey is about working without it.
    serviceWorkers: "block",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: "retain-on-failure",
    launchOptions: chromium(),
  },
  projects: [
    {
      name: "phone",
      use: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
    },
    // What a wide screen shows differently: one journey of each room, every page, and the keyboard.
    { name: "desktop", grep: pictures ? /@screens/ : /@wide/, use: { viewport: { width: 1440, height: 900 } } },
  ],
  ...(server &&
    provider && {
      webServer: [
        {
          ...server,
          url: ready,
          stdout: "ignore",
          stderr: "pipe",
          timeout: 120_000,
          gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
        },
        {
          command: provider.command,
          cwd: provider.cwd,
          url: `${provider.address}/.well-known/openid-configuration`,
          stdout: "ignore",
          stderr: "ignore",
          timeout: 60_000,
          gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
        },
      ],
    }),
});
