// The key on the device: passkeys, key files, locking, erasing, and what lies in the browser.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { checkSignAndSend, follow, heading, leave, openDeclaration, passphrase, press, Quay, setUp, status, unlock } from "./support.mjs";
import { programPath } from "../support/processes.mjs";

let quay;
before(async () => { quay = await Quay.open(); });
after(() => quay?.close());

const minutes = (count) => count * 60_000;

async function openKeyPage(page) {
    await follow(page, "Settings");
    await heading(page, "Settings");
    await follow(page, "Your key");
    await heading(page, "Your key");
}

const present = (page, text) => page.getByLabel("Present passphrase").fill(text);

// --- Passkeys. ----------------------------------------------------------------------------------

/// An authenticator inside the browser; `options` as in CDP's WebAuthn.VirtualAuthenticatorOptions.
async function authenticator(page, options = {}) {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("WebAuthn.enable");
    const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
        options: {
            protocol: "ctap2", ctap2Version: "ctap2_1", transport: "internal", hasResidentKey: true,
            hasUserVerification: true, isUserVerified: true, hasPrf: true, ...options,
        },
    });
    return { cdp, authenticatorId };
}

async function addPasskey(page, name) {
    await present(page, passphrase);
    await page.getByRole("textbox", { name: "Name of the passkey" }).fill(name);
    await press(page, "Add a passkey");
}

test("a passkey unlocks beside the passphrase, and is removed", async () => {
    const page = await quay.page(quay.named);
    await setUp(page, "DK50000001");
    await authenticator(page);
    await openKeyPage(page);
    await addPasskey(page, "This laptop");
    await page.getByText("The passkey is added.").first().waitFor();
    await page.getByText(/^This laptop, added/).waitFor();
    await page.reload();
    await heading(page, "Unlock");
    await press(page, "Unlock with a passkey");
    await heading(page, "Your key");
    await press(page, "Remove the passkey This laptop");
    await page.getByText(/^The passkey is removed/).first().waitFor();
    await press(page, "Lock");
    await heading(page, "Unlock");
    assert.equal(await page.getByRole("button", { name: "Unlock with a passkey" }).count(), 0);
    await unlock(page);
    await heading(page, "Declarations");
    await leave(page);
});

test("an authenticator that keeps no secret, or whose owner declines, changes nothing", async () => {
    const page = await quay.page(quay.named);
    await setUp(page, "DK50000002");
    const plain = await authenticator(page, { hasPrf: false });
    await openKeyPage(page);
    await addPasskey(page, "Old security key");
    await page.getByText(/lacks the PRF extension/).first().waitFor();
    await plain.cdp.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: plain.authenticatorId });

    const { cdp, authenticatorId } = await authenticator(page);
    await addPasskey(page, "This laptop");
    await page.getByText(/^This laptop, added/).waitFor();
    await addPasskey(page, "This laptop again");
    await page.getByText(/a passkey for this key in that place already/).first().waitFor();
    await press(page, "Lock");
    await heading(page, "Unlock");
    await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
    await press(page, "Unlock with a passkey");
    await page.getByText(/^No passkey was given/).first().waitFor();
    await unlock(page);
    await heading(page, "Declarations");
    await leave(page);
});

test("at an address without a name no passkey is offered", async () => {
    const page = await quay.page();
    await setUp(page, "DK50000003");
    await openKeyPage(page);
    await page.getByText(/offers no passkeys at this address/).waitFor();
    assert.equal(await page.getByRole("button", { name: "Add a passkey" }).count(), 0);
    await leave(page);
});

// --- Key files. ---------------------------------------------------------------------------------

async function pickKeyFile(page, file) {
    await heading(page, "Set up Quayside on this device");
    await page.getByLabel("Open key file").setInputFiles(file);
}

/// `quayside` in a folder of its own: { status, stdout, stderr }.
function terminal(t) {
    const folder = mkdtempSync(join(tmpdir(), "quayside-keys-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const env = { PATH: process.env.PATH, HOME: folder, QUAYSIDE_PASSPHRASE: passphrase };
    const run = (...args) => spawnSync(programPath("quayside"), args, { cwd: folder, env, encoding: "utf8" });
    return { folder, run };
}

test("a key file that was saved opens on another device and in a terminal", async (t) => {
    const page = await quay.page();
    await setUp(page, "DK50000004");
    await page.getByText("Connected", { exact: true }).waitFor();
    await openKeyPage(page);
    const saving = page.waitForEvent("download");
    await press(page, "Save a copy of the key file");
    const download = await saving;
    const { folder, run } = terminal(t);
    const file = join(folder, "saved.json");
    await download.saveAs(file);
    const { kid } = JSON.parse(readFileSync(file, "utf8"));
    assert.equal(download.suggestedFilename(), `quayside-key-${kid.slice(0, 8)}.json`);
    await leave(page);

    const elsewhere = await quay.page();
    await pickKeyFile(elsewhere, file);
    await unlock(elsewhere, "not the passphrase");
    await elsewhere.getByText("The passphrase is not the right one.").first().waitFor();
    await unlock(elsewhere);
    await heading(elsewhere, "Declarations");
    await elsewhere.getByText(/Harbour Goods.*DK50000004/).waitFor();
    await elsewhere.reload();
    await unlock(elsewhere);
    await heading(elsewhere, "Declarations");
    await leave(elsewhere);

    const renewed = run("key", "recovery-code", "--key", file, "--json");
    assert.equal(renewed.status, 0, renewed.stderr);
    assert.match(JSON.parse(renewed.stdout).recoveryCode, /^[0-9A-Z-]{32}$/);
});

test("drafts come back on a new device from the copy that the server keeps", async (t) => {
    const page = await quay.page();
    await setUp(page, "DK50000014");
    await page.getByText("Connected", { exact: true }).waitFor();
    await openDeclaration(page, "DK50000014", "LRN-KEPT");
    await follow(page, "Settings");
    await heading(page, "Settings");
    const kept = page.waitForResponse((one) => one.request().method() === "POST" && one.url().includes("/api/v1/drafts/"));
    await page.getByRole("checkbox", { name: "Keep an encrypted copy of my drafts with the server" }).press("Space");
    const sent = (await kept).request().postData();
    assert.ok(!Buffer.from(JSON.parse(sent).bytes, "base64url").includes("LRN-KEPT"));
    await openKeyPage(page);
    const saving = page.waitForEvent("download");
    await press(page, "Save a copy of the key file");
    const { folder } = terminal(t);
    await (await saving).saveAs(join(folder, "saved.json"));
    await leave(page);

    const elsewhere = await quay.page();
    await pickKeyFile(elsewhere, join(folder, "saved.json"));
    await unlock(elsewhere);
    await elsewhere.getByText("Your drafts came back from the copy that you keep with the server.").first().waitFor();
    await elsewhere.getByRole("link", { name: "LRN-KEPT" }).press("Enter");
    await heading(elsewhere, "H7 declaration LRN-KEPT");
    await leave(elsewhere);
});

test("a recovery code alone brings key and drafts back on a new device", async () => {
    const page = await quay.page();
    await setUp(page, "DK50000016");
    await page.getByText("Connected", { exact: true }).waitFor();
    await openDeclaration(page, "DK50000016", "LRN-CODE");
    await follow(page, "Settings");
    await heading(page, "Settings");
    const sent = (path) => page.waitForResponse((one) => one.request().method() === "POST" && one.url().includes(path) && one.ok());
    const kept = Promise.all([sent("/api/v1/drafts/"), sent("/api/v1/recovery-file")]);
    await page.getByRole("checkbox", { name: "Keep an encrypted copy of my drafts with the server" }).press("Space");
    await kept;
    await openKeyPage(page);
    await present(page, passphrase);
    const renewed = sent("/api/v1/recovery-file");
    await press(page, "Make a new recovery code");
    await heading(page, "Keep your recovery code");
    const code = (await page.getByRole("main").innerText()).match(/[0-9A-Z]{5}-[0-9A-Z-]{20,}/)[0];
    await renewed;
    await leave(page);

    const elsewhere = await quay.page();
    await heading(elsewhere, "Set up Quayside on this device");
    await follow(elsewhere, "I have only my recovery code");
    await elsewhere.getByRole("textbox", { name: "Recovery code" }).fill(code.toLowerCase());
    await elsewhere.getByLabel("Passphrase", { exact: true }).fill("another quiet morning");
    await elsewhere.getByLabel("Passphrase again").fill("another quiet morning");
    await press(elsewhere, "Unlock and set the passphrase");
    await elsewhere.getByText("Your drafts came back from the copy that you keep with the server.").first().waitFor();
    await elsewhere.getByRole("link", { name: "LRN-CODE" }).press("Enter");
    await heading(elsewhere, "H7 declaration LRN-CODE");
    await elsewhere.reload();
    await unlock(elsewhere, "another quiet morning");
    await heading(elsewhere, "H7 declaration LRN-CODE");
    await leave(elsewhere);
});

test("a key is replaced, and the old one signs nothing from then on", async () => {
    const page = await quay.page();
    await setUp(page, "DK50000015");
    await page.getByText("Connected", { exact: true }).waitFor();
    await openDeclaration(page, "DK50000015", "LRN-ROTATED");
    await openKeyPage(page);
    await present(page, passphrase);
    await press(page, "Replace the key");
    await heading(page, "Keep your recovery code");
    await page.getByText("The new key is in use, and the old one no longer is.").first().waitFor();
    await press(page, "I have kept the code");
    await page.getByRole("link", { name: "LRN-ROTATED" }).press("Enter");
    await checkSignAndSend(page);
    await status(page, "Cleared");
    await follow(page, "Quayside");
    await follow(page, "Organisation and people");
    await page.getByText(/· revoked ·/).first().waitFor();
    await page.reload();
    await unlock(page);
    await page.getByText("Connected", { exact: true }).waitFor();
    await leave(page);
});

test("a key that was made in a terminal works in the page, and is introduced to the server", async (t) => {
    const { folder, run } = terminal(t);
    const made = run("keygen", "--key", "key.json", "--json");
    assert.equal(made.status, 0, made.stderr);
    const { recoveryCode } = JSON.parse(made.stdout);
    const page = await quay.page();
    await pickKeyFile(page, join(folder, "key.json"));
    await heading(page, "Unlock");
    await follow(page, "I have forgotten the passphrase");
    await heading(page, "Unlock with the recovery code");
    await page.getByLabel("Recovery code").fill(recoveryCode);
    await page.getByLabel("Passphrase", { exact: true }).fill("another long passphrase");
    await page.getByLabel("Passphrase again").fill("another long passphrase");
    await press(page, "Unlock and set the passphrase");
    await heading(page, "Who uses this key?");
    await page.getByRole("textbox", { name: "Your name" }).fill("Trader");
    await page.getByRole("textbox", { name: "Organisation" }).fill("Harbour Goods");
    await page.getByRole("textbox", { name: "EORI number" }).fill("DK50000005");
    await press(page, "Register the key");
    await heading(page, "Declarations");
    await page.getByText("Connected", { exact: true }).waitFor();
    await page.context().close();  // the browser itself reports that the first sign-in was refused
});

test("a file that is no key file, or asks for too much, is refused", async () => {
    const page = await quay.page();
    const file = (text) => ({ name: "key.json", mimeType: "application/json", buffer: Buffer.from(text) });
    const vectors = JSON.parse(readFileSync(new URL("../vectors/key_files.json", import.meta.url)));
    const named = (name) => vectors.find((one) => one.name === name).file;
    for (const [content, words] of [
        ["{}", /not a key file/],
        [named("a line end behind it"), /not a key file/],
        [named("memoryKib: 262145"), /asks for more/],
    ]) {
        await pickKeyFile(page, file(content));
        await page.getByText(words).first().waitFor();
        await press(page, "Hide this message");
        await page.getByText(words).first().waitFor({ state: "detached" }).catch(() => {});
    }
    await leave(page);
});

// --- What opens the key. ------------------------------------------------------------------------

test("passphrase and recovery code are changed, and the old ones are void", async () => {
    const page = await quay.page();
    await setUp(page, "DK50000006");
    await openKeyPage(page);
    await present(page, passphrase);
    await page.getByLabel("Passphrase", { exact: true }).fill("another long passphrase");
    await page.getByLabel("Passphrase again").fill("another long passphrase");
    await press(page, "Change the passphrase");
    await page.getByText("The passphrase is changed.").first().waitFor();
    await present(page, "another long passphrase");
    await press(page, "Make a new recovery code");
    await heading(page, "Keep your recovery code");
    const code = await page.getByText(/^[0-9A-Z]{5}-[0-9A-Z-]+$/).first().innerText();
    await press(page, "I have kept the code");
    await press(page, "Lock");
    await unlock(page, passphrase);
    await page.getByText("The passphrase is not the right one.").first().waitFor();
    await follow(page, "I have forgotten the passphrase");
    await heading(page, "Unlock with the recovery code");
    await page.getByLabel("Recovery code").fill(code);
    await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await page.getByLabel("Passphrase again").fill(passphrase);
    await press(page, "Unlock and set the passphrase");
    await heading(page, "Declarations");
    await leave(page);
});

// --- Locking. -----------------------------------------------------------------------------------

async function halfTyped(page, eori) {
    await setUp(page, eori);
    await openDeclaration(page, eori, `LRN-LOCK-${eori}`);
    await follow(page, "About the declaration");
    await heading(page, "About the declaration");
    const lrn = page.getByRole("textbox", { name: /reference number/i }).first();
    await lrn.fill("HALF-TYP");
    await page.getByText("Saved on this device", { exact: true }).waitFor();
    return lrn;
}

async function isLockedAndComesBack(page, lrn) {
    await heading(page, "Unlock");
    assert.equal(await page.getByText("HALF-TYP").count(), 0);
    await unlock(page);
    await heading(page, "About the declaration");
    assert.equal(await lrn.inputValue(), "HALF-TYP");
}

const frames = (page) => page.evaluate(() => globalThis.quaysideFrames);

/// How many frames were drawn when all was stored and answered that had been asked for: the page's
/// clock runs ahead of the server and of the disk, so a second must pass on both without a frame.
async function restingFrames(page) {
    for (let tries = 0; tries < 20; ++tries) {
        const count = await frames(page);
        await page.clock.runFor(3000);
        await page.waitForTimeout(1000);
        if (await frames(page) === count) return count;
    }
    return assert.fail("the page does not come to rest");
}

test("a page that nobody touches draws nothing, and locks in time", async () => {
    const context = await quay.browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.clock.install();
    const page = await quay.another(context);
    const lrn = await halfTyped(page, "DK50000007");
    const before_ = await restingFrames(page);
    await page.clock.runFor(minutes(10));
    assert.equal(await frames(page), before_);
    assert.equal(await page.getByRole("button", { name: "Lock", exact: true }).count(), 1);
    await page.clock.runFor(minutes(6));
    await page.getByText(/^Locked, because nobody touched/).first().waitFor();
    await isLockedAndComesBack(page, lrn);
    await leave(page);
});

test("a computer that slept is locked before the first touch counts", async () => {
    const page = await quay.page();
    const lrn = await halfTyped(page, "DK50000008");
    await page.waitForTimeout(1000); // an hour goes by: what was typed was stored long before
    await page.evaluate(() => {
        const now = Date.now;
        Date.now = () => now() + 3_600_000;
    });
    await page.keyboard.press("Shift");
    await isLockedAndComesBack(page, lrn);
    await leave(page);
});

test("locking one window locks the others", async () => {
    const page = await quay.page();
    await setUp(page, "DK50000009");
    const other = await quay.another(page.context());
    await unlock(other);
    await heading(other, "Declarations");
    await press(page, "Lock");
    await heading(other, "Unlock");
    assert.deepEqual(other.errors, []);
    await leave(page);
});

// --- What lies in the browser. ------------------------------------------------------------------

/// Every key and every value of every store of IndexedDB, as one text of bytes each.
function stored(page) {
    return page.evaluate(async () => {
        const asked = (request) => new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        });
        const text = (value) => value instanceof Uint8Array
            ? [...value].map((byte) => String.fromCharCode(byte)).join("") : JSON.stringify(value);
        const found = [];
        for (const { name } of await indexedDB.databases()) {
            const database = await asked(indexedDB.open(name));
            for (const store of database.objectStoreNames) {
                const records = database.transaction(store).objectStore(store);
                const [keys, values] = await Promise.all([asked(records.getAllKeys()), asked(records.getAll())]);
                keys.forEach((key, i) => found.push({ store, key: text(key), value: text(values[i]) }));
            }
            database.close();
        }
        for (const [store, area] of Object.entries({ localStorage, sessionStorage })) {
            for (const [key, value] of Object.entries(area)) found.push({ store, key, value });
        }
        // The page's own files, the same for everybody: of each the address that it is kept under.
        for (const name of await caches.keys()) {
            for (const { url } of await (await caches.open(name)).keys()) {
                found.push({ store: "caches", key: url, value: "" });
            }
        }
        return found;
    });
}

test("a whole journey leaves nothing personal in the browser that can be read", async () => {
    const page = await quay.page(quay.named);
    await setUp(page, "DK50000010");
    await authenticator(page);
    await openKeyPage(page);
    await addPasskey(page, "Annas telefon");
    await page.getByText(/^Annas telefon, added/).waitFor();
    await follow(page, "Quayside");
    await heading(page, "Declarations");
    await openDeclaration(page, "DK50000010", "LRN-PRIVATE-1");
    await checkSignAndSend(page);
    await status(page, "Cleared");
    await follow(page, "Settings");
    await heading(page, "Settings");
    await page.getByRole("radio", { name: "After an hour" }).press("Space");
    await page.waitForTimeout(500);
    const found = await stored(page);
    const stores = new Set(found.map((one) => one.store));
    assert.deepEqual([...stores].sort(), ["caches", "drafts", "settings", "vault"]);
    assert.ok(found.some((one) => one.value.includes("quayside-vault-2")), "the dump reads what is there");
    assert.ok(found.some((one) => one.value.includes("lockAfterMin 2\n60")), "the dump reads what is there");
    const personal = ["Trader", "Harbour Goods", "DK50000010", "LRN-PRIVATE-1", "Anna", "notebook", passphrase];
    for (const { store, key, value } of found) {
        if (key === '"refdata"') continue;
        for (const text of personal) {
            assert.ok(!value.includes(text) && !key.includes(text), `${text} in ${store} ${key}`);
        }
    }
    await leave(page);
});

test("erasing the device needs the word, and leaves nothing", async () => {
    const page = await quay.page();
    await setUp(page, "DK50000011");
    await openDeclaration(page, "DK50000011", "LRN-ERASE-1");
    const other = await quay.another(page.context());
    await unlock(other);
    await heading(other, "Declarations");
    await follow(page, "Settings");
    await heading(page, "Settings");
    await follow(page, "Erase this device");
    await heading(page, "Erase this device");
    await page.getByText("This cannot be undone.").first().waitFor();
    await press(page, "Erase everything on this device");
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await page.getByRole("textbox", { name: "Type ERASE to confirm" }).fill("ERASE");
    await press(page, "Erase everything on this device");
    await heading(page, "Set up Quayside on this device");
    await page.getByText("Everything on this device is erased.").first().waitFor();
    await heading(other, "Set up Quayside on this device");
    assert.deepEqual(await stored(page), []);
    await page.reload();
    await heading(page, "Set up Quayside on this device");
    await leave(page);
});
