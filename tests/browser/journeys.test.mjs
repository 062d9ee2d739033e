// Journeys through the whole product in Chromium, found by role and name only: the real page, the
// real server, the customs simulator. Any error in the browser's console fails the journey.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

import { Harbour } from "../support/processes.mjs";
import { h7Declaration } from "../support/trader.mjs";

const flags = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run"];
const passphrase = "quiet quay in the morning";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let harbour;
let browser;

before(async () => {
    harbour = await Harbour.open();
    browser = await chromium.launch({ executablePath: "/usr/bin/chromium", headless: true, args: flags });
});

after(async () => {
    await browser?.close();
    await harbour?.close();
});

async function openPage(address = "/", options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.errors = [];
    page.on("console", (line) => line.type() === "error" && page.errors.push(line.text()));
    page.on("pageerror", (error) => page.errors.push(String(error)));
    await page.goto(harbour.origin + address);
    return page;
}

const press = (page, name) => page.getByRole("button", { name, exact: true }).press("Enter");
const heading = (page, name) => page.getByRole("heading", { name, level: 1 }).waitFor();

async function setUp(page, eori) {
    await heading(page, "Set up Quayside on this device");
    await page.getByRole("textbox", { name: "Your name" }).fill("Trader");
    await page.getByRole("textbox", { name: "Organisation" }).fill("Harbour Goods");
    await page.getByRole("textbox", { name: "EORI number" }).fill(eori);
    await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await page.getByLabel("Passphrase again").fill(passphrase);
    await press(page, "Create my key");
    await heading(page, "Keep your recovery code");
    await press(page, "I have kept the code");
    await heading(page, "Declarations");
}

async function openDeclaration(page, eori, lrn) {
    const buffer = Buffer.from(JSON.stringify(h7Declaration({ lrn, declarant: eori })));
    await page.getByLabel("Open file").setInputFiles({ name: "h7.json", mimeType: "application/json", buffer });
    await heading(page, `H7 declaration ${lrn}`);
}

async function checkSignAndSend(page) {
    await press(page, "Check the declaration");
    await heading(page, "Check your answers");
    await press(page, "Continue to signing");
    await heading(page, "What you are signing");
    await press(page, "Sign and submit");
}

test("from a file to customs' MRN and release", async () => {
    const page = await openPage();
    await setUp(page, "DK10000001");
    await openDeclaration(page, "DK10000001", "LRN-BROWSER-1");
    await checkSignAndSend(page);
    await page.getByText("Status: Cleared").waitFor();
    const mrn = await page.getByText(/^\d\dDK[0-9A-Z]{12}R\d$/).first().textContent();
    assert.match(mrn, /^\d\dDK/);
    assert.deepEqual((await harbour.ledger()).filter((row) => row.lrn === "LRN-BROWSER-1").map((row) => row.count), [1]);
    assert.deepEqual(page.errors, []);
    await page.context().close();
});

test("a rejection leads to the fields, and the corrected declaration passes", async () => {
    const page = await openPage();
    await setUp(page, "DK10000002");
    await openDeclaration(page, "DK10000002", "LRN-REJECT-1");
    await checkSignAndSend(page);
    await page.getByText("Status: Rejected").waitFor();
    await press(page, "Correct and send again");
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await page.getByRole("link", { name: /DK11047/ }).press("Enter");
    await heading(page, "Goods item 1 of 1");
    await page.getByRole("link", { name: "About the declaration" }).press("Enter");
    await heading(page, "About the declaration");
    const lrn = page.getByRole("textbox", { name: /reference number/i }).first();
    await lrn.fill("LRN-BROWSER-2");
    await lrn.press("Enter");
    await page.getByRole("link", { name: "Task list" }).press("Enter");
    await checkSignAndSend(page);
    await page.getByText("Status: Cleared").waitFor();
    assert.deepEqual(page.errors, []);
    await page.context().close();
});

test("a reload in mid-edit loses nothing", async () => {
    const page = await openPage();
    await setUp(page, "DK10000003");
    await press(page, "New declaration");
    await page.getByRole("link", { name: "About the declaration" }).first().press("Enter");
    await heading(page, "About the declaration");
    const lrn = page.getByRole("textbox", { name: /reference number/i }).first();
    await lrn.pressSequentially("HALF-TYP");
    // No word on the page tells one save from the next: half a second is what we promise at most.
    await page.waitForTimeout(500);
    await page.getByText("Saved on this device", { exact: true }).waitFor();
    await page.reload();
    await heading(page, "Unlock");
    await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await press(page, "Unlock");
    await page.getByRole("textbox", { name: /reference number/i }).first().waitFor();
    assert.equal(await page.getByRole("textbox", { name: /reference number/i }).first().inputValue(), "HALF-TYP");
    assert.deepEqual(page.errors, []);
    await page.context().close();
});

test("characters that our typeface lacks are drawn", async () => {
    const page = await openPage();
    await heading(page, "Set up Quayside on this device");
    const field = page.getByRole("textbox", { name: "Your name" });
    const picture = async (text) => {
        await field.fill(text);
        await field.blur();
        await page.waitForTimeout(300);
        return (await page.screenshot({ clip: await field.boundingBox() })).toString("base64");
    };
    const alef = await picture("\u05d0\u05d0\u05d0");
    assert.notEqual(alef, await picture("\u05e9\u05e9\u05e9"), "two letters look the same");
    assert.equal(alef, await picture("\u05d0\u05d0\u05d0"));
    assert.deepEqual(page.errors, []);
    await page.context().close();
});

test("an idle page draws no frame", async () => {
    const page = await openPage();
    await heading(page, "Set up Quayside on this device");
    await page.waitForTimeout(1000);
    const before_ = await page.evaluate(() => globalThis.quaysideFrames);
    await page.waitForTimeout(5000);
    assert.equal(await page.evaluate(() => globalThis.quaysideFrames), before_);
    await page.context().close();
});

for (const address of ["/", "/?view=text"]) {
    test(`axe finds no violation at ${address}`, async () => {
        const page = await openPage(address, { bypassCSP: true });
        await setUp(page, address === "/" ? "DK10000004" : "DK10000005");
        await press(page, "New declaration");
        await page.getByRole("link", { name: "Who is involved" }).first().press("Enter");
        await heading(page, "Who is involved");
        await page.evaluate(axe);
        const found = await page.evaluate(() => globalThis.axe.run(document));
        assert.deepEqual(found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]), []);
        await page.context().close();
    });
}
