// Playwright lies with the end-to-end tests, which lock its version.
import { createRequire } from "node:module";

export const { chromium } = createRequire(new URL("../e2e/package.json", import.meta.url))("@playwright/test");
