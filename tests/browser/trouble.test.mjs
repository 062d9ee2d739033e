// What goes wrong around the page: hostile files, a server that is away. Each ends in a clear word,
// and nothing is lost.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { h7File, heading, leave, openDeclaration, press, Quay, setUp, status } from "./support.mjs";

let quay;
before(async () => { quay = await Quay.open(); });
after(() => quay?.close());

const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<MetaData><Declaration>&b;</Declaration></MetaData>`;
const files = [
    ["an empty file", "", /The file is empty/],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /neither a customs message/],
    ["a file of 50 MB", Buffer.alloc(50 * 1024 * 1024 - 1, 0x20), /larger than 4 MB/],
    ["broken JSON", "{\"profile\": ", /not readable JSON/],
    ["JSON with an unknown element", "{\"profile\":\"dk\",\"dataSet\":\"H7\",\"colour\":\"red\"}", /colour/],
    ["a list", "[".repeat(5000), /neither a customs message/],
    ["deep JSON", "{\"a\":".repeat(5000), /nested too deeply/],
    ["broken XML", "<MetaData><Declaration>", /not readable XML/],
    ["an entity bomb", bomb, /holds a DOCTYPE/],
    ["another encoding", Buffer.from("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>", "utf16le"), /not in UTF-8/],
];

test("a file that is none leaves what was there, and says what is wrong", async (t) => {
    // From a disk, as people have them: the browser's driver takes half a minute for 50 MB.
    const folder = mkdtempSync(join(tmpdir(), "quayside-files-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "file.xml");
    const page = await quay.page();
    await setUp(page, "DK40000001");
    for (const [name, content, words] of files) {
        writeFileSync(file, content);
        await page.getByLabel("Open file").setInputFiles(file);
        const hide = page.getByRole("button", { name: "Hide this message" });
        await hide.waitFor();
        const said = await page.getByRole("main").innerText();
        assert.match(said, words, name);
        assert.match(said, /There are no declarations on this device yet/, name);
        await hide.press("Enter");
        await hide.waitFor({ state: "detached" });
    }
    await leave(page);
});

test("without the server work goes on, and what was signed is sent later", async () => {
    const page = await quay.page();
    await setUp(page, "DK40000002");
    await page.getByText("Connected", { exact: true }).waitFor();
    await quay.harbour.server.kill();
    await openDeclaration(page, "DK40000002", "LRN-OFFLINE-1");
    await press(page, "Check the declaration");
    await heading(page, "Check your answers");
    await press(page, "Continue to signing");
    await heading(page, "What you are signing");
    await press(page, "Sign and submit");
    await status(page, "Signed, not sent");
    await quay.harbour.startServer();
    await press(page, "Send now");
    await status(page, "Cleared");
    const sent = (await quay.harbour.ledger()).filter((row) => row.lrn === "LRN-OFFLINE-1");
    assert.deepEqual(sent.map((row) => row.count), [1]);
    await page.context().close();  // the browser itself reports the requests that found no server
});
