// An API, a link or a config.json that names another origin: the token stays with the address it was entered for.
// The page may ask both origins, as far as its policy goes, so that only the console itself is in the way.
import * as other from "./support/elsewhere.ts";
import { pageOf, rowOf, StandIn } from "./support/stand_in.ts";
import { expect, given, projects } from "./support/test.ts";

const test = other.test;

/** The origin that is named. It has the test's token in its log if it ever received it. */
function named(token: string): StandIn {
  return new StandIn(given("STAND_IN_URL"), token);
}

/** Nothing with the token arrived there; what is sent on purpose does, so that this can fail. */
async function expectNothing(token: string): Promise<void> {
  expect(await named(token).requestsOf()).toEqual([]);
  await fetch(`${given("STAND_IN_URL")}/v1/api/projects`, { headers: { authorization: `Bearer ${token}` } });
  expect(await named(token).requestsOf()).toHaveLength(1);
}

test("a reply that names another origin, in its headers and its body, is only a reply", async ({
  app,
  api,
  token,
  watch,
}) => {
  const elsewhere = `${given("STAND_IN_URL")}/v1/api/projects/${projects.demo}/segment_profiles`;
  const links = { next: elsewhere, href: elsewhere, url: elsewhere, baseUrl: elsewhere, apiAddress: elsewhere };
  const rows = Array.from({ length: 20 }, (_, place) => rowOf(`r${place}`, { ...links, id: `r${place}` }));
  const envelope = { limit: 20, totalCount: 40, hasNextPage: true, ...links, links, _links: { next: links } };
  const headers = {
    location: elsewhere,
    "content-location": elsewhere,
    refresh: `0; url=${elsewhere}`,
    link: `<${elsewhere}>; rel="next", <${elsewhere}>; rel="preload"; as="fetch"`,
  };
  const body = JSON.stringify(pageOf(rows, envelope));
  await api.reply({ project: projects.demo }, { headers, contentType: "application/json", body });
  await app.see(token, projects.demo, "?size=20");
  await app.button(app.words.next).click();
  await expect.poll(async () => (await api.pagesAsked()).map(({ offset }) => offset)).toEqual(["0", "20"]);
  await app.button(app.words.refresh).click();
  await expect.poll(async () => (await api.pagesAsked()).length).toBe(3);
  expect(watch.urls.filter((url) => url.startsWith(given("STAND_IN_URL")))).toEqual([]);
  await expectNothing(token);
});

for (const status of [301, 302, 303, 307, 308]) {
  test(`a ${status} to another origin that the policy allows is not followed`, async ({ app, api, token, watch }) => {
    watch.allow(/^error: Failed to load resource: net::ERR_FAILED$/);
    const path = `/v1/api/moved/${token}`;
    const location = given("STAND_IN_URL") + path;
    await api.reply({ project: projects.demo }, { status, headers: { location, "access-control-allow-origin": "*" } });
    await app.connect({ token, query: `?project=${projects.demo}` });
    await expect(app.alert("无法连接接口")).toBeVisible();
    // Not even a preflight.
    expect(await named(token).arrivedAt(path)).toEqual([]);
    await expectNothing(token);
  });
}

test("a config.json that names another origin from now on never gets the token of the session before", async ({
  app,
  api,
  token,
  page,
}) => {
  await app.see(token, projects.demo);
  const asked = (await api.pagesAsked()).length;
  await page.route("**/config.json", (route) => route.fulfill({ json: { apiAddresses: [given("STAND_IN_URL")] } }));
  const configured = page.waitForResponse("**/config.json");
  await page.reload();
  await (await configured).finished();
  await app.expectRange(1, 50, 143);
  await app.button(app.words.refresh).click();
  await expect.poll(async () => (await api.pagesAsked()).length).toBeGreaterThan(asked + 1);
  await expectNothing(token);
});

test("a link that names another origin and a token connects nobody", async ({ app, api, token, page }) => {
  await app.see(token, projects.demo);
  const asked = (await api.pagesAsked()).length;
  const lie = encodeURIComponent(given("STAND_IN_URL"));
  const names = ["api", "apiAddress", "address", "base", "url", "host", "redirect", "next"];
  const query = names.map((name) => `${name}=${lie}`).join("&");
  await page.goto(`./?project=${projects.demo}&${query}&token=of-the-link#${query}`);
  await app.expectRange(1, 50, 143);
  const after = (await api.pagesAsked()).slice(asked);
  expect(after.map(({ headers }) => headers.authorization)).toEqual(after.map(() => `Bearer ${token}`));
  expect(after.length).toBeGreaterThan(0);
  await expectNothing(token);
});
