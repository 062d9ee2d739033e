// Everyone can use it: keyboard alone, the text view, a narrow view (400 % zoom), and what axe-core
// finds on every screen.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { checkSignAndSend, follow, h7File, heading, leave, openDeclaration, passphrase, press, Quay, setUp, status } from "./support.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tabsMax = 150;

let quay;
before(async () => { quay = await Quay.open(); });
after(() => quay?.close());

// --- The keyboard. ------------------------------------------------------------------------------

const isFocused = (found) => found.evaluate((element) => element === document.activeElement);

/// Presses Tab until the one of this role and name has the focus.
async function tabTo(page, role, name) {
    const wanted = page.getByRole(role, { name, exact: typeof name === "string" });
    await wanted.first().waitFor();
    for (let i = 0; i < tabsMax; ++i) {
        if (await isFocused(wanted.first())) return;
        await page.keyboard.press("Tab");
    }
    assert.fail(`Tab does not reach the ${role} "${name}"`);
}

async function type(page, name, text) {
    await tabTo(page, "textbox", name);
    await page.keyboard.type(text);
}

async function enter(page, role, name) {
    await tabTo(page, role, name);
    await page.keyboard.press("Enter");
}

test("the keyboard alone goes from the first visit to release", async () => {
    const page = await quay.page();
    await heading(page, "Set up Quayside on this device");
    await type(page, "Your name", "Trader");
    await type(page, "Organisation", "Harbour Goods");
    await type(page, "EORI number", "DK20000001");
    for (const name of ["Passphrase", "Passphrase again"]) {
        // A password field has no role; its label leads to it.
        for (let i = 0; !(await isFocused(page.getByLabel(name, { exact: true }))); ++i) {
            assert.ok(i < tabsMax, `Tab does not reach ${name}`);
            await page.keyboard.press("Tab");
        }
        await page.keyboard.type(passphrase);
    }
    await enter(page, "button", "Create my key");
    await heading(page, "Keep your recovery code");
    await enter(page, "button", "I have kept the code");
    await heading(page, "Declarations");

    const opening = page.waitForEvent("filechooser");
    await enter(page, "button", "Open file");
    await (await opening).setFiles(h7File("DK20000001", "LRN-KEYBOARD-1"));
    await heading(page, "H7 declaration LRN-KEYBOARD-1");
    await enter(page, "link", /About the declaration/);
    await heading(page, "About the declaration");
    await tabTo(page, "textbox", /Local reference number/);
    await page.keyboard.press("End");
    await page.keyboard.type("B");
    await enter(page, "button", "Check the declaration");
    await heading(page, "Check your answers");
    await enter(page, "button", "Continue to signing");
    await heading(page, "What you are signing");
    await enter(page, "button", "Sign and submit");
    await status(page, "Cleared");
    const sent = (await quay.harbour.ledger()).filter((row) => row.lrn === "LRN-KEYBOARD-1B");
    assert.deepEqual(sent.map((row) => row.count), [1]);
    await leave(page);
});

test("the skip link leads past the banner", async () => {
    const page = await quay.page();
    await heading(page, "Set up Quayside on this device");
    await page.keyboard.press("Tab");
    assert.ok(await isFocused(page.getByRole("link", { name: "Skip to main content" })));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await isFocused(page.getByRole("textbox", { name: "Your name" })));
    await leave(page);
});

// --- The text view. -----------------------------------------------------------------------------

test("the text view goes the whole way, too", async () => {
    const page = await quay.page("/?view=text");
    await setUp(page, "DK20000002");
    await openDeclaration(page, "DK20000002", "LRN-TEXT-1");
    assert.ok(!(await page.locator("canvas").isVisible()), "the canvas is hidden");
    await page.getByRole("link", { name: /^Goods/ }).first().click();
    await heading(page, "Goods");
    await page.getByRole("link", { name: "Goods item 1", exact: true }).click();
    await heading(page, "Goods item 1 of 1");
    await page.getByRole("textbox", { name: /Description of goods/ }).fill("Paper notebooks, ruled");
    assert.match(page.url(), /view=text/);
    await checkSignAndSend(page);
    await status(page, "Cleared");
    await leave(page);
});

test("without WebGL the text view takes over", async () => {
    const page = await quay.page("/settings");
    await page.addInitScript(() => {
        const make = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
            return kind.startsWith("webgl") ? null : make.call(this, kind, ...rest);
        };
    });
    await page.goto(quay.harbour.origin);
    await heading(page, "Set up Quayside on this device");
    assert.equal(await page.evaluate(() => document.documentElement.dataset.view), "text");
    await page.context().close();
});

// --- Every screen. ------------------------------------------------------------------------------

/// Leads through all screens and calls `look(name)` on each.
async function everyScreen(page, eori, look) {
    await heading(page, "Set up Quayside on this device");
    await look("welcome");
    await press(page, "Create my key");
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await look("welcome with errors");
    await follow(page, "Check an evidence package");
    await heading(page, "Check an evidence package");
    await look("verify");
    await follow(page, "Quayside");
    await setUp(page, eori);
    await look("home, empty");
    await follow(page, "What changes on a day?");
    await heading(page, "What changes on a day?");
    await press(page, "Show what breaks");
    await look("changes, with an error");
    await follow(page, "Quayside");
    await heading(page, "Declarations");
    await follow(page, "Rules");
    await heading(page, "Rules");
    await look("rules");
    await page.getByRole("textbox", { name: "Search the rules" }).fill("DK1060");
    await page.getByText("Rules found: 1", { exact: true }).waitFor();
    await page.getByRole("main").getByRole("listitem").getByRole("link").press("Enter");
    await page.getByRole("heading", { name: "Example" }).waitFor();
    await look("rule");
    await follow(page, "Rules");
    await heading(page, "Rules");
    await page.getByRole("textbox", { name: "Search the rules" }).fill("CDS12005");
    await page.getByText(/^CDS12005 is a code of/).waitFor();
    await look("a code that customs alone decides");
    await follow(page, "Quayside");
    await heading(page, "Declarations");
    await press(page, "New declaration");
    await heading(page, "What do you want to declare?");
    await look("new declaration");
    await press(page, "Import into Denmark (H1)");
    await heading(page, /H1 declaration/);
    for (const section of ["Transport", "Authorisations and guarantees"]) {
        await follow(page, section);
        await heading(page, section);
        await look("H1: " + section);
    }
    await follow(page, "Quayside");
    await heading(page, "Declarations");
    await press(page, "New declaration");
    await heading(page, "What do you want to declare?");
    await press(page, "Low-value goods into Denmark (H7)");
    await heading(page, /H7 declaration/);
    await look("task list");
    await press(page, "Check the declaration");
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await look("check answers with errors");
    for (const section of ["About the declaration", "Who is involved", /^Goods/]) {
        await follow(page, section);
        await heading(page, section);
        await look(String(section));
    }
    await press(page, "Add a goods item");
    await heading(page, /^Goods item \d of \d$/);
    await look("goods item");
    await follow(page, "Quayside");
    await heading(page, "Declarations");
    await page.getByRole("button", { name: /^Delete/ }).first().press("Enter");
    await page.getByRole("dialog").waitFor();
    await look("delete");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await openDeclaration(page, eori, `LRN-REJECT-${eori}`);
    await press(page, "Check the declaration");
    await heading(page, "Check your answers");
    await look("check answers");
    await press(page, "Continue to signing");
    await heading(page, "What you are signing");
    await look("signing");
    await press(page, "Sign and submit");
    await status(page, "Rejected");
    await look("rejected");
    await follow(page, "Settings");
    await heading(page, "Settings");
    await look("settings");
    await follow(page, "Your key");
    await heading(page, "Your key");
    await press(page, "Change the passphrase");
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await look("key, with errors");
    await follow(page, "Back to settings");
    await heading(page, "Settings");
    await follow(page, "Erase this device");
    await heading(page, "Erase this device");
    await look("erase");
    await press(page, "Lock");
    await heading(page, "Unlock");
    await look("unlock");
    await follow(page, "I have forgotten the passphrase");
    await heading(page, "Unlock with the recovery code");
    await look("recover");
}

let number = 0;
for (const view of ["graphic", "text"]) {
    for (const viewport of [{ width: 1280, height: 900 }, { width: 320, height: 256 }]) {
        test(`every screen passes axe, ${view} view, ${viewport.width} px wide`, async () => {
            const page = await quay.page(view === "text" ? "/?view=text" : "/", { bypassCSP: true, viewport });
            await everyScreen(page, `DK3000000${++number}`, async (screen) => {
                if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
                const found = await page.evaluate(() => globalThis.axe.run(document));
                const problems = found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]);
                assert.deepEqual(problems, [], screen);
                const wide = await page.evaluate(() => document.documentElement.scrollWidth);
                assert.ok(wide <= viewport.width, `${screen} scrolls sideways: ${wide} px`);
            });
            await leave(page);
        });
    }
}
