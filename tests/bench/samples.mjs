// What was measured: samples of each build, by project, page size and measure.

export class Samples {
  /** Rows in the order in which they were first measured: `{ project, pageSize, measure, unit, byBuild }`. */
  rows = [];

  /** Adds a sample of each measure. `unit` is "ms", "MB" or a plain count. */
  add(build, { project, pageSize = 50, unit = "ms" }, measured) {
    for (const [measure, value] of Object.entries(measured)) {
      this.#row({ project: project.rows, pageSize, measure, unit }).byBuild[build.name].push(value);
    }
  }

  #row(key) {
    const known = this.rows.find((row) => Object.entries(key).every(([name, value]) => row[name] === value));
    if (known !== undefined) {
      return known;
    }
    const row = { ...key, byBuild: { current: [], baseline: [], peer: [] } };
    this.rows.push(row);
    return row;
  }
}
