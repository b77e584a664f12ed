// The peer: what one would write in plain JavaScript for the same rows, with nothing in between.
const TOKEN = "demo-token.bench-peer";
const rows = [];
let shown = [];
const order = new Map();
const picked = new Set();
let sorted;

const search = Object.assign(document.createElement("input"), { type: "search" });
const tools = document.createElement("p");
const frame = Object.assign(document.createElement("div"), { className: "frame" });
const table = frame.appendChild(document.createElement("table"));
const body = table.appendChild(document.createElement("tbody"));
tools.append(search);
document.body.append(tools, frame);
for (const stage of ["NONE", "RUNNING", "FINISH", "ERROR"]) {
  const box = Object.assign(document.createElement("input"), { type: "checkbox" });
  box.addEventListener("change", () => {
    (box.checked ? picked.add : picked.delete).call(picked, stage);
    show();
  });
  tools.append(box);
}
for (const key of ["name", "creator", "scheduler"]) {
  const button = Object.assign(document.createElement("button"), { textContent: key });
  button.addEventListener("click", () => {
    sorted = key;
    show();
  });
  tools.append(button);
}
search.addEventListener("input", show);

function show() {
  const word = search.value.toLowerCase();
  const found = [];
  const counts = new Map();
  for (const row of rows) {
    const has = row.text.includes(word);
    if (has) {
      counts.set(row.stage, (counts.get(row.stage) ?? 0) + 1);
    }
    if (has && (picked.size === 0 || picked.has(row.stage))) {
      found.push(row);
    }
  }
  if (sorted !== undefined) {
    const ranks = order.get(sorted);
    found.sort((one, other) => ranks[one.place] - ranks[other.place]);
  }
  shown = found.slice(0, 35);
  body.replaceChildren(
    ...shown.map(({ cells }) => {
      const line = document.createElement("tr");
      for (const cell of cells) {
        line.insertCell().textContent = cell;
      }
      return line;
    }),
  );
}

async function load() {
  for (let more = true; more; ) {
    const reply = await fetch(`/v1/api/projects/Hg100kZe/segment_profiles?offset=${rows.length}&limit=1000`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    const page = await reply.json();
    for (const row of page.values) {
      const cells = [row.name, row.detector?.stage, row.detector?.detectedAt, row.scheduler, row.createdBy, row.key, row.description];
      cells.push(row.creator, row.createdAt, row.updater, row.updatedAt, row.id);
      const text = cells.join("\n").toLowerCase();
      rows.push({ place: rows.length, stage: row.detector?.stage, row, cells, text });
    }
    more = page.hasNextPage;
  }
  const collator = new Intl.Collator("zh-CN");
  for (const key of ["name", "creator", "scheduler"]) {
    const places = rows.map((_, place) => place);
    places.sort((one, other) => collator.compare(rows[one].row[key] ?? "", rows[other].row[key] ?? ""));
    const ranks = new Uint32Array(rows.length);
    places.forEach((place, rank) => {
      ranks[place] = rank;
    });
    order.set(key, ranks);
  }
  show();
  globalThis.ready = true;
}
load();
