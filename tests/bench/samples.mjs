// What was measured: samples of each build, by project, page size and measure.

export class Samples {
  #rows = [];

  /** `{ project, pageSize, measure, unit, byBuild }`, by project and page size, then in the order of measuring. */
  get rows() {
    return this.#rows.toSorted((one, other) => one.project - other.project || one.pageSize - other.pageSize);
  }

  /** Adds a sample of each measure. `unit` is "ms", "MB" or a plain count. */
  add(build, { project, pageSize = 50, unit = "ms" }, measured) {
    for (const [measure, value] of Object.entries(measured)) {
      this.#row({ project: project.rows, pageSize, measure, unit }).byBuild[build.name].push(value);
    }
  }

  #row(key) {
    const known = this.#rows.find((row) => Object.entries(key).every(([name, value]) => row[name] === value));
    if (known !== undefined) {
      return known;
    }
    const row = { ...key, byBuild: { current: [], baseline: [], peer: [] } };
    this.#rows.push(row);
    return row;
  }
}
