// Page object for the tiles of views, and for what is said of the view on screen.
import type { Locator } from "@playwright/test";
import type { Screen } from "./screen.ts";

/** Accessible names, in both languages. Copied on purpose, so that a changed name fails a test. */
export const tileLabels = {
  zh: {
    region: "全部视图",
    own: "已保存",
    team: "团队（只读）",
    builtIn: "内置",
    needsAttention: "需要关注",
    mine: "我创建的",
    neverComputed: "从未计算",
    manualAndOld: "手动且 90 天内未计算",
    sameNames: "重名",
    noDescription: "无描述",
    save: "保存",
    saveAs: "另存为…",
    reset: "还原",
  },
  en: {
    region: "All views",
    own: "Saved",
    team: "Team (read-only)",
    builtIn: "Built in",
    needsAttention: "Needs attention",
    mine: "Mine",
    neverComputed: "Never computed",
    manualAndOld: "Manual and older than 90 days",
    sameNames: "Same names",
    noDescription: "No description",
    save: "Save",
    saveAs: "Save as…",
    reset: "Reset",
  },
} as const;

export class ViewTiles {
  constructor(private readonly app: Screen) {}

  get labels() {
    return tileLabels[this.app.language];
  }

  get region(): Locator {
    return this.app.page.getByRole("region", { name: this.labels.region, exact: true });
  }

  /** The button that folds them. */
  get fold(): Locator {
    return this.button(this.labels.region);
  }

  /** The tiles of one origin. */
  group(name: string): Locator {
    return this.region.getByRole("group", { name, exact: true });
  }

  /** The tile of a view. */
  tile(name: string): Locator {
    return this.region.getByRole("button", { name: new RegExp(`^${name}\\s*(—|[\\d,]+)$`) });
  }

  /** What is said of the view on screen. */
  get status(): Locator {
    return this.region.getByRole("status");
  }

  button(name: string): Locator {
    return this.region.getByRole("button", { name, exact: true });
  }

  /** The count on a tile; undefined while there is none. */
  async count(name: string): Promise<number | undefined> {
    const text = await this.tile(name).textContent();
    const count = /[\d,]+$/.exec((text ?? "").slice(name.length))?.[0];
    return count === undefined ? undefined : Number(count.replaceAll(",", ""));
  }
}
