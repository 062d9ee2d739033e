// Journeys through the whole product in Chromium: from the file to customs' answer.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { checkSignAndSend, follow, h7File, heading, leave, openDeclaration, passphrase, press, Quay, setUp, status } from "./support.mjs";
import { britishExport } from "../support/trader.mjs";

/// The first declaration without any issue of each data set, from the vectors of the rules.
function declarations() {
    const folder = new URL("../vectors/rules/", import.meta.url);
    const found = new Map();
    for (const name of readdirSync(folder).sort()) {
        for (const { declaration, expect } of JSON.parse(readFileSync(new URL(name, folder)))) {
            const key = `${declaration.profile} ${declaration.dataSet}`;
            if (expect.length === 0 && !found.has(key)) found.set(key, declaration);
        }
    }
    return found;
}

let quay;
before(async () => { quay = await Quay.open(); });
after(() => quay?.close());

test("from a file to customs' MRN and release", async () => {
    const page = await quay.page();
    await setUp(page, "DK10000001");
    await openDeclaration(page, "DK10000001", "LRN-BROWSER-1");
    await checkSignAndSend(page);
    await status(page, "Cleared");
    const mrn = await page.getByText(/^\d\dDK[0-9A-Z]{12}R\d$/).first().textContent();
    assert.match(mrn, /^\d\dDK/);
    assert.deepEqual((await quay.harbour.ledger()).filter((row) => row.lrn === "LRN-BROWSER-1").map((row) => row.count), [1]);
    await leave(page);
});

test("a rejection leads to the fields, and the corrected declaration passes", async () => {
    const page = await quay.page();
    await setUp(page, "DK10000002");
    await openDeclaration(page, "DK10000002", "LRN-REJECT-1");
    await checkSignAndSend(page);
    await status(page, "Rejected");
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
    await heading(page, /^H7 declaration/);
    await checkSignAndSend(page);
    await status(page, "Cleared");
    await leave(page);
});

test("a reload in mid-edit loses nothing", async () => {
    const page = await quay.page();
    await setUp(page, "DK10000003");
    await press(page, "New declaration");
    await heading(page, "What do you want to declare?");
    await press(page, "Low-value goods into Denmark (H7)");
    await heading(page, /H7 declaration/);
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
    await leave(page);
});

test("what customs has is amended, and then invalidated", async () => {
    const page = await quay.page();
    await setUp(page, "DK10000007");
    await openDeclaration(page, "DK10000007", "LRN-BROWSER-7");
    await checkSignAndSend(page);
    await status(page, "Cleared");

    await press(page, "Amend");
    await heading(page, "H7 declaration LRN-BROWSER-7");
    await follow(page, /^Goods$/);
    await follow(page, "Goods item 1");
    await heading(page, "Goods item 1 of 1");
    const description = page.getByRole("textbox", { name: /^Description of goods/ });
    await description.fill("Paper notebooks, ruled");
    await description.press("Enter");
    await follow(page, "Task list");
    await heading(page, "H7 declaration LRN-BROWSER-7");
    await press(page, "Check the declaration");
    await heading(page, "Check your answers");
    await press(page, "Continue to signing");
    await heading(page, "Amendment");
    await page.getByRole("cell", { name: "Paper notebooks, ruled" }).waitFor();
    await press(page, "Sign and send the request");
    // It is refused for want of a reason; until then what is typed next could come before it.
    await page.locator(":focus").filter({ hasText: "There is a problem" }).waitFor();
    await page.getByRole("combobox", { name: /^Reason, as customs lists it/ }).selectOption("5");
    await page.getByRole("textbox", { name: /^Reason in words/ }).fill("The description was too short.");
    await press(page, "Sign and send the request");
    await status(page, "Granted");

    await follow(page, "The declaration with MRN");
    await status(page, "Cleared");
    await page.getByRole("link", { name: /^Amendment, / }).waitFor();
    await press(page, "Ask to invalidate");
    await heading(page, "Invalidation");
    await page.getByRole("combobox", { name: /^Reason, as customs lists it/ }).selectOption("124");
    await page.getByRole("textbox", { name: /^Reason in words/ }).fill("It was declared twice.");
    await press(page, "Sign and send the request");
    await status(page, "Granted");
    await follow(page, "The declaration with MRN");
    await status(page, "Invalidated");
    await leave(page);
});

test("a declaration is tried out, made a template, and the template is used", async () => {
    const page = await quay.page();
    await setUp(page, "DK10000009");
    await openDeclaration(page, "DK10000009", "LRN-TRIAL-1");
    await press(page, "Check the declaration");
    await heading(page, "Check your answers");
    await press(page, "Continue to signing");
    await heading(page, "What you are signing");
    await press(page, "Try it without sending");
    await page.getByRole("heading", { name: "What came of the trial" }).waitFor();
    await page.getByText("Nothing stands in the way", { exact: false }).waitFor();
    await page.getByText("The same result as on this device").waitFor();
    await page.getByText("Whether the goods are chosen for control").waitFor();
    assert.deepEqual((await quay.harbour.ledger()).filter((row) => row.lrn === "LRN-TRIAL-1"), []);
    await press(page, "Sign and submit");
    await status(page, "Cleared");
    await press(page, "Make a template of it");
    await heading(page, "H7 declaration LRN-TRIAL-1");
    const name = page.getByRole("textbox", { name: "Name of the template" });
    await name.fill("Lamps from Canton");
    await name.press("Enter");
    await heading(page, "H7 declaration Lamps from Canton");
    await press(page, "Use Lamps from Canton");
    await heading(page, /^H7 declaration/);
    await page.getByText("Draft", { exact: true }).first().waitFor();
    await leave(page);
});

test("HMRC asks for documents, and is answered with files", async () => {
    const eori = "GB603202734852";
    const page = await quay.page();
    await setUp(page, eori);
    const declaration = { ...britishExport({ lrn: "DBROWSER-1" }) };
    await page.getByLabel("Open file").setInputFiles({ name: "b1.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(declaration)) });
    await heading(page, /DBROWSER-1$/);
    await checkSignAndSend(page);
    await status(page, "Customs asks for documents");

    await press(page, "Answer with documents");
    await heading(page, "Documents for customs");
    await page.getByText("Customs asks for a document of type N935.").waitFor();
    const file = (name, mimeType, text) => ({ name, mimeType, buffer: Buffer.from(text, "latin1") });
    await page.getByLabel("Choose files").setInputFiles([
        file("invoice.pdf", "application/pdf", "%PDF-1.7 ten crates"),
        file("letter.docx", "application/octet-stream", "PK\x03\x04"),
    ]);
    await page.getByText(/no PDF, JPEG, PNG or plain text/).first().waitFor();
    await page.getByRole("combobox", { name: "What is invoice.pdf?" }).selectOption("invoice");
    await press(page, "Sign and send the documents");
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await press(page, "Remove letter.docx");
    await press(page, "Sign and send the documents");
    await status(page, "Taken by customs");
    await page.getByText("Customs has taken the file", { exact: true }).waitFor();
    await follow(page, "The declaration with MRN");
    await status(page, "Goods released");
    await leave(page);
});

test("characters that our typeface lacks are drawn", async () => {
    const page = await quay.page();
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
    await leave(page);
});

test("text is kept composed (NFC), typed or from a file", async () => {
    const page = await quay.page();
    await setUp(page, "DK10000006");
    const file = h7File("DK10000006", "LRN-NFC-1");
    const text = file.buffer.toString("utf8").replace("Anna Jensen", "Åse".normalize("NFD"));
    await page.getByLabel("Open file").setInputFiles({ ...file, buffer: Buffer.from(text) });
    await heading(page, "H7 declaration LRN-NFC-1");
    await follow(page, "Who is involved");
    await heading(page, "Who is involved");
    const names = page.getByRole("textbox", { name: /^Name/ });
    await names.first().fill("Ærø".normalize("NFD") + "é".normalize("NFD"));
    await names.first().press("Enter");
    // The page shows the composed text with the next frame.
    const shown = (text) =>
        page.waitForFunction(
            (wanted) => [...document.querySelectorAll("input")].some((field) => field.value === wanted),
            text.normalize("NFC"),
        );
    await shown("Åse");
    await shown("Ærøé");
    await leave(page);
});

test("several declarations are signed together, and each is answered by itself", async () => {
    const page = await quay.page();
    await setUp(page, "DK10000041");
    for (const lrn of ["LRN-BATCH-1", "LRN-BATCH-2", "LRN-BATCH-3"]) {
        await openDeclaration(page, "DK10000041", lrn);
        await page.getByRole("link", { name: "Quayside", exact: true }).press("Enter");
        await heading(page, "Declarations");
    }
    await follow(page, "Sign several together");
    await heading(page, "Sign several together");
    await page.getByRole("checkbox", { name: "LRN-BATCH-2" }).press("Space");
    await press(page, "Sign and submit: 2");
    await page.getByText("Declarations sent: 2").first().waitFor();
    assert.equal(await page.getByRole("checkbox", { name: "LRN-BATCH-2" }).isChecked(), false);
    await page.getByRole("link", { name: "Quayside", exact: true }).press("Enter");
    for (const lrn of ["LRN-BATCH-1", "LRN-BATCH-3"]) {
        await follow(page, lrn);
        await status(page, "Cleared");
        await page.getByRole("link", { name: "Quayside", exact: true }).press("Enter");
        await heading(page, "Declarations");
    }
    await leave(page);
});

test("an idle page draws no frame", async () => {
    const page = await quay.page();
    await heading(page, "Set up Quayside on this device");
    await page.waitForTimeout(1000);
    const before_ = await page.evaluate(() => globalThis.quaysideFrames);
    await page.waitForTimeout(5000);
    assert.equal(await page.evaluate(() => globalThis.quaysideFrames), before_);
    await leave(page);
});

test("declarations of eight data sets of both authorities are opened, checked and shown", async () => {
    const page = await quay.page();
    await setUp(page, "DK10000031");
    const found = declarations();
    for (const key of ["dk H1", "dk H6", "dk B1", "dk C1", "gb H1", "gb H5", "gb H7", "gb B1"]) {
        const declaration = found.get(key);
        assert.ok(declaration, `a vector of ${key}`);
        await page.getByLabel("Open file").setInputFiles({
            name: `${key}.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(declaration)) });
        await heading(page, new RegExp(`${declaration.dataSet} declaration ${declaration.lrn}`));
        await press(page, "Check the declaration");
        await heading(page, "Check your answers");
        await page.getByText(declaration.goodsShipment.goodsItems[0].commodity.descriptionOfGoods).first().waitFor();
        await page.getByRole("link", { name: "Quayside", exact: true }).press("Enter");
        await heading(page, "Declarations");
    }
    await leave(page);
});
