// What the browser tests share: Chromium, a harbour of server and customs simulator, and the steps
// that every journey begins with. Things are found by role and name only.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

import { Harbour } from "../support/processes.mjs";
import { h7Declaration } from "../support/trader.mjs";

export const passphrase = "quiet quay in the morning";
const flags = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run"];

/// The real page, the real server and the customs simulator, with a browser in front of them.
export class Quay {
    static async open() {
        const quay = new Quay();
        quay.harbour = await Harbour.open({ hmrc: {} });
        quay.browser = await chromium.launch({ executablePath: "/usr/bin/chromium", headless: true, args: flags });
        return quay;
    }

    async close() {
        await this.browser?.close();
        await this.harbour?.close();
    }

    /// A page with a storage of its own. Errors on its console are gathered in `page.errors`.
    async page(address = "/", options = {}) {
        const context = await this.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
        return this.another(context, address);
    }

    /// One more page with the storage that others have.
    async another(context, address = "/") {
        const page = await context.newPage();
        page.errors = [];
        page.on("console", (line) => line.type() === "error" && page.errors.push(line.text()));
        page.on("pageerror", (error) => page.errors.push(String(error)));
        await page.goto(String(new URL(address, this.harbour.origin)));
        return page;
    }

    /// The same server under a name that can own passkeys.
    get named() {
        return this.harbour.origin.replace("127.0.0.1", "localhost");
    }
}

/// Ends a journey. Any error in the browser's console fails it.
export async function leave(page) {
    assert.deepEqual(page.errors, []);
    await page.context().close();
}

export const press = (page, name) => page.getByRole("button", { name, exact: true }).press("Enter");
export const follow = (page, name) => page.getByRole("link", { name }).first().press("Enter");
export const heading = (page, name) => page.getByRole("heading", { name, level: 1 }).waitFor();

/// Waits for the status; when it does not come, says what the page shows instead.
export async function status(page, words) {
    try {
        await page.getByText(`Status: ${words}`).waitFor();
    } catch (error) {
        throw new Error(`${error.message}\n${await page.getByRole("main").innerText()}`);
    }
}

export function h7File(eori, lrn, items = 1) {
    const declaration = h7Declaration({ lrn, declarant: eori, items });
    return { name: "h7.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(declaration)) };
}

export async function setUp(page, eori, invitation = "") {
    await heading(page, "Set up Quayside on this device");
    await page.getByRole("textbox", { name: "Your name" }).fill("Trader");
    await page.getByRole("textbox", { name: "Organisation" }).fill("Harbour Goods");
    await page.getByRole("textbox", { name: "EORI number" }).fill(eori);
    await page.getByRole("textbox", { name: "Invitation" }).fill(invitation);
    await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await page.getByLabel("Passphrase again").fill(passphrase);
    await press(page, "Create my key");
    await heading(page, "Keep your recovery code");
    await press(page, "I have kept the code");
    await heading(page, "Declarations");
}

export async function unlock(page, secret = passphrase) {
    await heading(page, "Unlock");
    await page.getByLabel("Passphrase", { exact: true }).fill(secret);
    await press(page, "Unlock");
}

export async function openDeclaration(page, eori, lrn, items = 1) {
    await page.getByLabel("Open file").setInputFiles(h7File(eori, lrn, items));
    await heading(page, `H7 declaration ${lrn}`);
}

export async function checkSignAndSend(page) {
    await press(page, "Check the declaration");
    await heading(page, "Check your answers");
    await press(page, "Continue to signing");
    await heading(page, "What you are signing");
    await press(page, "Sign and submit");
}
