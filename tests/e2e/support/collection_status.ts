// Page object for the loaded collection: its status line, the health summary, and the blocks that were requested.
import { expect, type Locator } from "@playwright/test";
import type { Screen } from "./screen.ts";
import type { Health, StandIn } from "./stand_in.ts";

/** Every health, in the order of the health summary. */
export const healths: readonly Health[] = ["failed", "overdue", "running", "not-computed", "healthy", "unknown"];

/** The accessible name of the health summary, and its label for each health. */
export const healthLabels = {
  zh: {
    strip: "健康度",
    failed: "计算失败",
    overdue: "已逾期",
    running: "计算中",
    "not-computed": "未计算",
    healthy: "正常",
    unknown: "未知",
  },
  en: {
    strip: "Health",
    failed: "Failed",
    overdue: "Overdue",
    running: "Running",
    "not-computed": "Not computed",
    healthy: "Healthy",
    unknown: "Unknown",
  },
} as const;

/** The `limit` of a block. */
const BLOCK_LIMIT = "1000";

export class CollectionStatus {
  constructor(private readonly app: Screen) {}

  private get labels() {
    return healthLabels[this.app.language];
  }

  /** The status line of the loading. */
  get status(): Locator {
    return this.app.page.locator(".loading__line");
  }

  /** Asserts that the project is loaded completely, with this number of rows. */
  async expectComplete(rows: number): Promise<void> {
    const number = rows.toLocaleString("en-US");
    await expect(this.status).toHaveText({ zh: `已加载全部 ${number} 条`, en: `All ${number} loaded` }[this.app.language]);
  }

  /** The health summary. */
  get healthSummary(): Locator {
    return this.app.page.getByRole("region", { name: this.labels.strip, exact: true });
  }

  /** The button with the count of a health, which filters by it. */
  healthButton(health: Health): Locator {
    return this.healthSummary.getByRole("button", { name: new RegExp(`^${this.labels[health]}\\s*[\\d,]+$`) });
  }

  /** The counts in the health summary. */
  async counts(): Promise<Record<Health, number>> {
    const texts = await this.healthSummary.getByRole("button").allTextContents();
    const read = (health: Health, place: number): [Health, number] => {
      const [label, number] = /^(.*?)([\d,]+)$/.exec(texts[place] ?? "")?.slice(1) ?? [];
      expect(label, `the words at place ${place}`).toBe(this.labels[health]);
      return [health, Number(number.replaceAll(",", ""))];
    };
    expect(texts).toHaveLength(healths.length);
    return Object.fromEntries(healths.map(read)) as Record<Health, number>;
  }

  /** The sum of all counts. */
  async sum(): Promise<number> {
    return Object.values(await this.counts()).reduce((sum, count) => sum + count, 0);
  }

  /** The texts of a column on this page and all pages after it, whose rows must be loaded already. */
  async columnOnAllPages(heading: string): Promise<string[]> {
    const texts: string[] = [];
    const next = this.app.button(this.app.labels.next);
    for (;;) {
      texts.push(...(await this.app.column(heading)));
      if ((await next.getAttribute("aria-disabled")) === "true") {
        return texts;
      }
      await next.click();
    }
  }
}

/** The offsets of all requested blocks, in order; pages on screen must have another page size. */
export async function requestedBlocks(api: StandIn): Promise<number[]> {
  const requested = await api.pageRequests();
  return requested.filter(({ limit }) => limit === BLOCK_LIMIT).map(({ offset }) => Number(offset));
}
