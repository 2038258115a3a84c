// Opens the pages in Chromium as people do: with and without a mouse, scripts, a wide screen and daylight. Reads from
// standard input where they are, and writes what was seen as JSON; what must hold of it is said by the tests.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const axeKilde = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let text = "";
for await (const piece of process.stdin) text += piece;
const { adresse, program, sider, medDagOgNat, tabel, kommune } = JSON.parse(text);

const browser = await chromium.launch({ executablePath: program });
const ud = { sider: {} };

// All that the page said in the console, and whom it asked for something.
function lyt(page) {
  const set = { konsol: [], udenfor: [], svar: [] };
  page.on("console", besked => besked.type() === "error" && set.konsol.push(besked.text()));
  page.on("pageerror", fejl => set.konsol.push(String(fejl)));
  page.on("request", spurgt => { if (!spurgt.url().startsWith(adresse) && !spurgt.url().startsWith("data:")) set.udenfor.push(spurgt.url()); });
  page.on("response", svar => svar.status() >= 400 && set.svar.push(`${svar.status()} ${svar.url()}`));
  return set;
}

async function axe(page, regler) {
  if (!await page.evaluate(() => typeof window.axe === "object")) await page.evaluate(axeKilde);
  return page.evaluate(async kun => {
    const fundet = await window.axe.run(document, { resultTypes: ["violations"], ...(kun ? { runOnly: { type: "rule", values: kun } } : {}) });
    return fundet.violations.filter(et => et.impact === "serious" || et.impact === "critical")
      .map(et => `${et.id}: ${et.nodes.slice(0, 3).map(node => node.target.join(" ") + " " + (node.any[0]?.message ?? "")).join("; ")}`);
  }, regler);
}

// The tables and charts of each part of the page, and the call that gives the same figures.
const dele = () => [...document.querySelectorAll("section")].map(del => ({
  navn: del.getAttribute("aria-labelledby"),
  diagrammer: [...del.querySelectorAll("svg[role=img]")].map(svg => ({
    titel: document.getElementById(svg.getAttribute("aria-labelledby").split(" ")[0])?.textContent ?? "",
    beskrivelse: document.getElementById(svg.getAttribute("aria-labelledby").split(" ")[1])?.textContent ?? "",
    bredde: svg.getBoundingClientRect().width,
    tabeller: (svg.closest("figure") ?? del).querySelectorAll("table").length,
  })),
  tabeller: [...del.querySelectorAll("table")].map(tabel => [...tabel.querySelectorAll("tr")].map(raekke => [...raekke.children].map(celle => celle.textContent.trim()))),
  kald: [...del.querySelectorAll(".hent a")].map(link => link.getAttribute("href")).filter(href => href.includes("/api/v2/") && !href.includes("outputFormat")),
}));

const medScript = await browser.newContext({ viewport: { width: 1100, height: 800 } });
await medScript.grantPermissions(["clipboard-read", "clipboard-write"], { origin: adresse });
await Promise.all([0, 1].map(async haand => {
  const page = await medScript.newPage();
  const set = lyt(page);
  for (const sti of sider.filter((_, nr) => nr % 2 === haand)) {
    const svar = await page.goto(adresse + sti);
    const side = ud.sider[sti] = { status: svar.status(), titel: await page.title(), bytes: (await svar.body()).length };
    side.dele = await page.evaluate(dele);
    side.axe = await axe(page);
    if (medDagOgNat.includes(sti)) {
      await page.emulateMedia({ colorScheme: "dark" });
      side.moerk = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      side.axe.push(...(await axe(page, ["color-contrast"])).map(et => "nat " + et));
      await page.emulateMedia({ colorScheme: "light", media: "print" });
      side.axe.push(...(await axe(page, ["color-contrast"])).map(et => "tryk " + et));
      side.trykt = await page.evaluate(() => [...document.querySelectorAll("figure table")].filter(tabel => tabel.getBoundingClientRect().height > 0).length);
      await page.emulateMedia({ colorScheme: null, media: null });
    }

    await page.setViewportSize({ width: 320, height: 640 });
    side.smal = await page.evaluate(() => document.documentElement.scrollWidth);
    await page.setViewportSize({ width: 1100, height: 800 });
    Object.assign(side, { konsol: set.konsol.splice(0), udenfor: set.udenfor.splice(0), svar: set.svar.splice(0) });
  }
  await page.close();
}));

// Only a keyboard.
const her = page => page.evaluate(() => {
  const e = document.activeElement;
  const stil = getComputedStyle(e), plads = e.getBoundingClientRect();
  e.setAttribute("data-naaet", "");
  return {
    hvad: `${e.tagName} ${e.id || e.getAttribute("href") || e.textContent.trim().slice(0, 40)}`,
    erSiden: e === document.body,
    ses: stil.outlineStyle !== "none" && parseFloat(stil.outlineWidth) >= 2 && plads.right > 0 && plads.bottom > 0 && plads.width > 0,
  };
});

async function rundt(page) {
  const skridt = [];
  for (let i = 0; i < 600; i++) {
    await page.keyboard.press("Tab");
    const nu = await her(page);
    if (nu.erSiden) break;
    skridt.push(nu);
  }
  const glemt = await page.evaluate(() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter(e => e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) && e.type !== "hidden" && !e.hasAttribute("data-naaet"))
    .map(e => e.outerHTML.slice(0, 120)));
  return { antal: skridt.length, usete: skridt.filter(et => !et.ses).map(et => et.hvad), foerste: skridt[0]?.hvad, glemt };
}

const tast = await medScript.newPage();
ud.tastatur = {};
for (const sti of [tabel, `/kommune/${kommune.andre}`]) {
  await tast.goto(adresse + sti);
  ud.tastatur[sti] = await rundt(tast);
}
await tast.goto(adresse + "/");
await tast.keyboard.press("Tab");
await tast.keyboard.press("Enter");
ud.sprang = await tast.evaluate(() => document.activeElement.id);

await tast.goto(adresse + "/kommune");
for (let i = 0; i < 40 && (await her(tast)).hvad !== "INPUT navn"; i++) await tast.keyboard.press("Tab");
ud.forslag = await tast.evaluate(() => document.activeElement.list?.options.length ?? 0);
await tast.keyboard.type(kommune.navn);
await tast.keyboard.press("Enter");
await tast.waitForURL("**/kommune/*");
ud.soegt = { overskrift: await tast.textContent("h1"), sti: new URL(tast.url()).pathname };

// The search of every page.
await tast.goto(adresse + "/");
for (let i = 0; i < 20 && (await her(tast)).hvad !== "INPUT q"; i++) await tast.keyboard.press("Tab");
await tast.keyboard.type(kommune.navn);
await tast.keyboard.press("Enter");
await tast.waitForURL("**/soeg?**");
ud.fandt = { foerste: await tast.locator("main h3 a").first().textContent(), felt: await tast.inputValue("#q") };

// Select on the table's page with the keyboard: unfold, search, choose, show.
await tast.goto(adresse + tabel);
await tast.focus("form.udvalg summary");
await tast.keyboard.press("Enter");
await tast.keyboard.press("Tab");
ud.soegefelt = (await her(tast)).hvad;
await tast.keyboard.type(kommune.navn.slice(0, 4).toLowerCase());
ud.fundet = await tast.textContent("form.udvalg .fundet");
await tast.keyboard.press("Enter");
await tast.keyboard.press("Space");
ud.optalt = await tast.textContent("form.udvalg .valgt");
await tast.focus("form.udvalg button[type=submit]");
await tast.keyboard.press("Enter");
await tast.waitForURL("**?omraade=**");
ud.valgt = { url: tast.url().slice(adresse.length), raekker: await tast.locator("section[aria-labelledby=tal] tbody th").allTextContents() };
await tast.click("[data-kopier=kaldet]");
await tast.waitForFunction(() => document.querySelector("[data-kopieret]").textContent.length > 0);
ud.kopi = { tekst: await tast.evaluate(() => navigator.clipboard.readText()), kald: await tast.textContent("#kaldet"), sagt: await tast.textContent("[data-kopieret]") };
await medScript.close();

// No scripts.
const uden = await browser.newContext({ viewport: { width: 1100, height: 800 }, javaScriptEnabled: false });
const side = await uden.newPage();
await side.goto(adresse + tabel);
await side.locator("form.udvalg summary").first().click();
await side.locator(`input[value="${kommune.kode}"]`).check();
await side.locator("form.udvalg button[type=submit]").click();
await side.waitForURL("**?omraade=**");
ud.uden = {
  url: side.url().slice(adresse.length),
  raekker: await side.locator("section[aria-labelledby=tal] tbody th").allTextContents(),
  doedeKnapper: await side.locator("[data-kopier]:visible").count(),
  kald: await side.locator("#kaldet").isVisible(),
};
await side.goto(adresse + "/kommune");
await side.locator("#navn").fill(kommune.navn);
await side.locator("form.soeg button").click();
ud.uden.kommune = await side.locator("h1").textContent();
ud.uden.diagrammer = await side.locator("svg.diagram:visible").count();
await browser.close();
process.stdout.write(JSON.stringify(ud));
