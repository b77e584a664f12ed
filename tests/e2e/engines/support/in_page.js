// Runs in the page, after Testing Library: finds elements by role and accessible name, the same way in each engine.
// A path is a list of queries, each within what the one before it found.
globalThis.engineTests ??= (() => {
  const { queryAllByRole, queryAllByLabelText, queryAllByText } = globalThis.TestingLibraryDom;

  const matches = (scope, { role, name, label, text, expanded }) => {
    if (label !== undefined) {
      return queryAllByLabelText(scope, label, { exact: true, selector: "input, select, textarea" });
    }
    if (text !== undefined) {
      return queryAllByText(scope, text, { exact: true });
    }
    return queryAllByRole(scope, role, {
      ...(name === undefined ? {} : { name }),
      ...(expanded === undefined ? {} : { expanded }),
    });
  };

  const find = (path) =>
    path.reduce(
      (scopes, query) => {
        const found = [...new Set(scopes.flatMap((scope) => matches(scope, query)))];
        const chosen = found.filter((element) => element.textContent.includes(query.has ?? ""));
        return query.nth === undefined ? chosen : chosen.slice(query.nth, query.nth + 1);
      },
      [document.body],
    );

  const one = (path) => {
    const found = find(path);
    if (found.length !== 1) {
      throw new Error(`${found.length} elements match ${JSON.stringify(path)}`);
    }
    return found[0];
  };

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  const box = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  };

  /** Where a pointer reaches the only element of a path, once it neither moves nor is covered. */
  const target = async (path) => {
    const element = one(path);
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
    const before = box(element);
    await frame();
    const { x, y, width, height } = box(element);
    if (JSON.stringify(before) !== JSON.stringify({ x, y, width, height })) {
      throw new Error("it moves");
    }
    const point = { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
    const top = document.elementFromPoint(point.x, point.y);
    const labels = [...(element.labels ?? [])];
    if (top === null || ![element, ...labels].some((one) => one.contains(top))) {
      throw new Error(`it is covered by ${top?.outerHTML.slice(0, 200)}`);
    }
    if (element.disabled) {
      throw new Error("it is disabled");
    }
    return point;
  };

  return { find, one, box, target };
})();
