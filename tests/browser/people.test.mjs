// People: an owner invites, four eyes, a client and its broker, each at a browser of their own.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { h7Declaration } from "../support/trader.mjs";
import { checkSignAndSend, follow, heading, leave, openDeclaration, press, Quay, setUp, status } from "./support.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let quay;
before(async () => { quay = await Quay.open(); });
after(async () => { await quay?.close(); });

async function assertClean(page) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
}

/// Once what was signed before has been answered.
async function pressEnabled(page, name) {
    const button = page.getByRole("button", { name, exact: true });
    while (await button.isDisabled()) await page.waitForTimeout(50);
    await button.press("Enter");
}

/// Invites a person of that role; the invitation.
async function invite(page, person, role) {
    await page.getByRole("textbox", { name: "Name of the person" }).fill(person);
    await page.getByRole("combobox", { name: "Role", exact: true }).selectOption(role);
    await pressEnabled(page, "Sign the invitation");
    const item = page.getByRole("listitem").filter({ hasText: person });
    await item.waitFor();
    return (await item.innerText()).match(/[0-9a-f]{8}-[0-9a-f-]{27}/)[0];
}

async function choose(page, name, value) {
    await page.getByRole("combobox", { name, exact: true }).selectOption(value);
}

/// The policy is signed and answered before anything else can be signed.
async function askForApproval(page) {
    const answered = page.waitForResponse((one) => one.url().endsWith("/organisation/policies"));
    await choose(page, "All declarations", "approval");
    await page.getByText(/becomes/).first().waitFor();
    await pressEnabled(page, "Sign the change");
    await answered;
    await page.waitForTimeout(500);
}

test("one person signs, another reads the same and approves it, and only then it is sent", async () => {
    const eori = "DK70000001";
    const owner = await quay.page("/", { bypassCSP: true });  // for axe alone
    await setUp(owner, eori);
    await owner.getByText("Demonstration: every new key is confirmed at once").waitFor();
    await follow(owner, "Organisation and people");
    await heading(owner, "Harbour Goods");
    await askForApproval(owner);
    const invitation = await invite(owner, "Carla Dam", "declarant");
    await assertClean(owner);

    const signer = await quay.page();
    await setUp(signer, eori, invitation);
    await openDeclaration(signer, eori, "LRN-EYES-1");
    await checkSignAndSend(signer);
    await status(signer, "Waits for approval");

    await follow(owner, "Quayside");
    await owner.getByRole("heading", { name: "Waits for your approval" }).waitFor();
    await owner.getByRole("link", { name: "H7 LRN-EYES-1" }).press("Enter");
    await heading(owner, "Declaration LRN-EYES-1");
    await owner.getByText(/^All of it holds, for the keys named here/).waitFor();
    await owner.getByText("Signed by Carla Dam for DK70000001.").waitFor();
    await owner.getByText("Paper notebooks").first().waitFor();
    await assertClean(owner);
    await pressEnabled(owner, "Approve and send");
    await status(signer, "Cleared");
    await owner.getByText("A second person approved it").waitFor();
    await leave(signer);
    await leave(owner);
});

test("a declaration that is not approved can be corrected and signed again", async () => {
    const eori = "DK70000002";
    const owner = await quay.page();
    await setUp(owner, eori);
    await follow(owner, "Organisation and people");
    await heading(owner, "Harbour Goods");
    await askForApproval(owner);
    const invitation = await invite(owner, "Carla Dam", "declarant");
    const signer = await quay.page();
    await setUp(signer, eori, invitation);
    await openDeclaration(signer, eori, "LRN-EYES-2");
    await checkSignAndSend(signer);
    await status(signer, "Waits for approval");

    await follow(owner, "Quayside");
    await owner.getByRole("link", { name: "H7 LRN-EYES-2" }).press("Enter");
    await owner.getByText(/^All of it holds, for the keys named here/).waitFor();
    await owner.getByRole("textbox", { name: "Reason" }).fill("The value is wrong");
    await pressEnabled(owner, "Do not approve");
    await status(signer, "Withdrawn, never sent");
    await signer.getByText("The value is wrong").waitFor();
    await press(signer, "Correct and send again");
    await heading(signer, "H7 declaration LRN-EYES-2");
    await leave(owner);
    await leave(signer);
});

test("a client gives a mandate, sees what is lodged under it, and revokes it", async () => {
    const [client, broker] = ["DK70000003", "DK70000004"];
    const owner = await quay.page("/", { bypassCSP: true });  // for axe alone
    await setUp(owner, client);
    await follow(owner, "Mandates");
    await heading(owner, "Mandates");
    await press(owner, "Sign the mandate");
    await owner.getByText("There is a problem").waitFor();
    await owner.getByRole("textbox", { name: "EORI number of the broker" }).fill(broker);
    await owner.getByRole("checkbox", { name: "Low-value goods into Denmark (H7)" }).press("Space");
    await owner.getByRole("textbox", { name: "Last day" }).fill("2099-12-31");
    await pressEnabled(owner, "Sign the mandate");
    await owner.getByText("Holds", { exact: true }).waitFor();
    await assertClean(owner);

    const agent = await quay.page();
    await setUp(agent, broker);
    const declaration = h7Declaration({ lrn: "LRN-MANDATE-1", declarant: client });
    declaration.representative = { identificationNumber: broker, status: "2" };
    await agent.getByLabel("Open file").setInputFiles({ name: "for.json", mimeType: "application/json",
        buffer: Buffer.from(JSON.stringify(declaration)) });
    await heading(agent, "H7 declaration LRN-MANDATE-1");
    await checkSignAndSend(agent);
    await status(agent, "Cleared");

    await owner.getByText("Lodged under it: 1").waitFor();
    await owner.getByRole("link", { name: "H7 LRN-MANDATE-1" }).press("Enter");
    await owner.getByText("The mandate in the declaration allows it, and was signed with the key that the mandate comes with.").waitFor();
    await follow(owner, "Quayside");
    await follow(owner, "Mandates");
    await owner.getByRole("button", { name: /^Revoke the mandate of/ }).press("Enter");
    await press(owner, "End it now");
    await owner.getByText(/^revoked /).waitFor();
    await leave(owner);
    await leave(agent);
});
