// What is loaded behind the page on screen: the line that says how much, the strip that counts it, the blocks.
import { expect, type Locator } from "@playwright/test";
import type { Screen } from "./screen.ts";
import type { Health, StandIn } from "./stand_in.ts";

/** Every health, in the order of the strip. */
export const healths: readonly Health[] = ["failed", "overdue", "running", "not-computed", "healthy", "unknown"];

/** The strip's name, and what it calls each health. */
export const healthWords = {
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

/** How many rows a block asks for. */
const BLOCK = "1000";

export class Loaded {
  constructor(private readonly app: Screen) {}

  private get words() {
    return healthWords[this.app.language];
  }

  /** How the loading stands, in words. */
  get line(): Locator {
    return this.app.page.locator(".loading__line");
  }

  /** The project is loaded as a proven whole of so many rows. */
  async expectComplete(rows: number): Promise<void> {
    const number = rows.toLocaleString("en-US");
    await expect(this.line).toHaveText({ zh: `已加载全部 ${number} 条`, en: `All ${number} loaded` }[this.app.language]);
  }

  get strip(): Locator {
    return this.app.page.getByRole("region", { name: this.words.strip, exact: true });
  }

  /** The count of a health, which is the filter by it. */
  item(health: Health): Locator {
    return this.strip.getByRole("button", { name: new RegExp(`^${this.words[health]}\\s*[\\d,]+$`) });
  }

  /** What the strip counts. */
  async counts(): Promise<Record<Health, number>> {
    const texts = await this.strip.getByRole("button").allTextContents();
    const read = (health: Health, place: number): [Health, number] => {
      const [said, number] = /^(.*?)([\d,]+)$/.exec(texts[place] ?? "")?.slice(1) ?? [];
      expect(said, `the words at place ${place}`).toBe(this.words[health]);
      return [health, Number(number.replaceAll(",", ""))];
    };
    expect(texts).toHaveLength(healths.length);
    return Object.fromEntries(healths.map(read)) as Record<Health, number>;
  }

  /** The sum of all counts. */
  async sum(): Promise<number> {
    return Object.values(await this.counts()).reduce((sum, count) => sum + count, 0);
  }

  /** A column's texts on all pages from this one on, whose rows must be in memory. */
  async columnOfPages(heading: string): Promise<string[]> {
    const texts: string[] = [];
    const next = this.app.button(this.app.words.next);
    for (;;) {
      texts.push(...(await this.app.column(heading)));
      if ((await next.getAttribute("aria-disabled")) === "true") {
        return texts;
      }
      await next.click();
    }
  }
}

/** The offsets of all blocks asked for, in order, where pages on screen have fewer rows. */
export async function blocksAsked(api: StandIn): Promise<number[]> {
  const asked = await api.pagesAsked();
  return asked.filter(({ limit }) => limit === BLOCK).map(({ offset }) => Number(offset));
}
