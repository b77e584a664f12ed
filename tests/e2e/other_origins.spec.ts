// Other origins in a reply, a link or config.json: the token is sent only to the address it was entered for.
// The page's policy allows both origins, so that only the console itself can prevent the request.
import * as other from "./support/cross_origin.ts";
import { makePage, makeRow, StandIn } from "./support/stand_in.ts";
import { expect, env, projects } from "./support/test.ts";

const test = other.test;

/** The stand-in at the named origin. Its log would have the test's token. */
function namedOrigin(token: string): StandIn {
  return new StandIn(env("STAND_IN_URL"), token);
}

/** Asserts that no request with the token arrived there; one sent on purpose does, so that this can fail. */
async function expectNothingReceived(token: string): Promise<void> {
  expect(await namedOrigin(token).requests()).toEqual([]);
  await fetch(`${env("STAND_IN_URL")}/v1/api/projects`, { headers: { authorization: `Bearer ${token}` } });
  expect(await namedOrigin(token).requests()).toHaveLength(1);
}

test("a reply that names another origin, in its headers and its body, is only a reply", async ({
  app,
  api,
  token,
  monitor,
}) => {
  const elsewhere = `${env("STAND_IN_URL")}/v1/api/projects/${projects.demo}/segment_profiles`;
  const links = { next: elsewhere, href: elsewhere, url: elsewhere, baseUrl: elsewhere, apiAddress: elsewhere };
  const rows = Array.from({ length: 20 }, (_, place) => makeRow(`r${place}`, { ...links, id: `r${place}` }));
  const envelope = { limit: 20, totalCount: 40, hasNextPage: true, ...links, links, _links: { next: links } };
  const headers = {
    location: elsewhere,
    "content-location": elsewhere,
    refresh: `0; url=${elsewhere}`,
    link: `<${elsewhere}>; rel="next", <${elsewhere}>; rel="preload"; as="fetch"`,
  };
  const body = JSON.stringify(makePage(rows, envelope));
  await api.reply({ project: projects.demo }, { headers, contentType: "application/json", body });
  await app.connectAndLoad(token, projects.demo, "?size=20");
  await app.button(app.labels.next).click();
  await expect.poll(async () => (await api.pageRequests()).map(({ offset }) => offset)).toEqual(["0", "20"]);
  await app.button(app.labels.refresh).click();
  await expect.poll(async () => (await api.pageRequests()).length).toBe(3);
  expect(monitor.urls.filter((url) => url.startsWith(env("STAND_IN_URL")))).toEqual([]);
  await expectNothingReceived(token);
});

for (const status of [301, 302, 303, 307, 308]) {
  test(`a ${status} to another origin that the policy allows is not followed`, async ({ app, api, token, monitor }) => {
    // The browser's protocol tells of the target as of a request, though none is sent.
    monitor.allowOrigin(env("STAND_IN_URL"));
    const path = `/v1/api/moved/${token}`;
    const location = env("STAND_IN_URL") + path;
    await api.reply({ project: projects.demo }, { status, headers: { location, "access-control-allow-origin": "*" } });
    await app.connect({ token, query: `?project=${projects.demo}` });
    await expect(app.alert("请求被重定向")).toBeVisible();
    // No preflight either.
    expect(await namedOrigin(token).requestsTo(path)).toEqual([]);
    await expectNothingReceived(token);
  });
}

test("a config.json that names another origin from now on never gets the token of the session before", async ({
  app,
  api,
  token,
  page,
}) => {
  await app.connectAndLoad(token, projects.demo);
  const requested = (await api.pageRequests()).length;
  await page.route("**/config.json", (route) => route.fulfill({ json: { apiAddresses: [env("STAND_IN_URL")] } }));
  const configured = page.waitForResponse("**/config.json");
  await page.reload();
  await (await configured).finished();
  await app.expectRange(1, 50, 143);
  await app.button(app.labels.refresh).click();
  await expect.poll(async () => (await api.pageRequests()).length).toBeGreaterThan(requested + 1);
  await expectNothingReceived(token);
});

test("a link that names another origin and a token connects nobody", async ({ app, api, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  const requested = (await api.pageRequests()).length;
  const lie = encodeURIComponent(env("STAND_IN_URL"));
  const names = ["api", "apiAddress", "address", "base", "url", "host", "redirect", "next"];
  const query = names.map((name) => `${name}=${lie}`).join("&");
  await page.goto(`./?project=${projects.demo}&${query}&token=of-the-link#${query}`);
  await app.expectRange(1, 50, 143);
  const after = (await api.pageRequests()).slice(requested);
  expect(after.map(({ headers }) => headers.authorization)).toEqual(after.map(() => `Bearer ${token}`));
  expect(after.length).toBeGreaterThan(0);
  await expectNothingReceived(token);
});
