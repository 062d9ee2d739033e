// Evidence: anybody checks a package on the page, with the keyboard alone and without a server.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";

import { checkSignAndSend, follow, heading, leave, openDeclaration, press, Quay, setUp, status } from "./support.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tabsMax = 60;
const folder = mkdtempSync(join(tmpdir(), "quayside-evidence-"));

let quay;
before(async () => { quay = await Quay.open(); });
after(async () => {
    await quay?.close();
    rmSync(folder, { recursive: true });
});

async function saved(page, act) {
    const download = page.waitForEvent("download");
    await act();
    const file = join(folder, (await download).suggestedFilename());
    await (await download).saveAs(file);
    return file;
}

/// Chooses a file with the keyboard alone.
async function choose(page, file) {
    const button = page.getByRole("button", { name: "Choose an evidence package", exact: true });
    await button.waitFor();
    const opening = page.waitForEvent("filechooser");
    for (let i = 0; !(await button.evaluate((element) => element === document.activeElement)); ++i) {
        assert.ok(i < tabsMax, "Tab reaches the button");
        await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await (await opening).setFiles(file);
}

async function assertClean(page) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
}

async function evidenceOf(page, eori, lrn) {
    await setUp(page, eori);
    await openDeclaration(page, eori, lrn);
    await checkSignAndSend(page);
    await status(page, "Cleared");
    return saved(page, () => press(page, "Save the evidence"));
}

test("a good and an altered package are checked without a server", async () => {
    const sender = await quay.page();
    const good = await evidenceOf(sender, "DK60000001", "LRN-EVIDENCE-1");
    // Under the policy that everybody gets the worker is registered, too.
    await sender.evaluate(async () => { await navigator.serviceWorker.ready; });
    await leave(sender);
    const evidence = JSON.parse(readFileSync(good, "utf8"));
    const payload = Buffer.from(evidence.payload, "base64url").toString().replace("LRN-EVIDENCE-1", "LRN-EVIDENCE-9");
    const altered = join(folder, "altered.json");
    writeFileSync(altered, JSON.stringify({ ...evidence, payload: Buffer.from(payload).toString("base64url") }));
    const none = join(folder, "letter.json");
    writeFileSync(none, "Dear customs");

    for (const view of ["", "?view=text"]) {
        const page = await quay.page("/", { bypassCSP: true });  // for axe alone
        await heading(page, "Set up Quayside on this device");
        await page.evaluate(async () => {
            await navigator.serviceWorker.ready;
        });
        await quay.harbour.server.kill();
        await page.goto(`${quay.harbour.origin}/verify${view}`);
        await heading(page, "Check an evidence package");

        await choose(page, good);
        await page.getByText(/^All of it holds, for the keys named here/).waitFor();
        const main = page.getByRole("main");
        const said = await main.innerText();
        assert.match(said, /LRN-EVIDENCE-1/);
        assert.match(said, /Received by the server\s+20\d\d-/);
        assert.match(said, /The text for reading says what was signed\./);
        assert.equal(await page.evaluate(() => document.activeElement.textContent), basename(good));
        await assertClean(page);
        const text = readFileSync(await saved(page, () => press(page, "Save as text")), "utf8");
        assert.ok(text.endsWith(evidence.rendering));

        await choose(page, altered);
        await page.getByText("Something does not hold: do not rely on this package.", { exact: true }).waitFor();
        assert.match(await main.innerText(), /What does not hold\s+The signature belongs/);
        await assertClean(page);

        await choose(page, none);
        await page.getByText(/^letter\.json is no evidence package that can be checked\./).waitFor();
        await assertClean(page);
        await quay.harbour.startServer();
        await page.context().close();  // the browser itself reports the requests that found no server
    }
});

test("everything of the organisation is downloaded from the settings", async () => {
    const page = await quay.page();
    await evidenceOf(page, "DK60000002", "LRN-EXPORT-1");
    await follow(page, "Settings");
    await heading(page, "Settings");
    const file = await saved(page, () => press(page, "Download everything"));
    const lines = readFileSync(file, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
    assert.deepEqual(lines.map(({ kind }) => kind), ["export", "organisation", "key", "statement", "mandates",
        "submission", "end"]);
    assert.equal(lines[5].submission.lrn, "LRN-EXPORT-1");
    assert.equal(lines[6].lines, "7");
    await leave(page);
});
