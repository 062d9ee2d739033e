// Documents for HMRC when things go wrong: answers are lost, the server is killed while it sends,
// customs does not like a file. What customs has is what was signed for, and no file goes twice.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { eventually, exchange, Harbour, pause } from "../support/processes.mjs";
import { britishExport, signedInTrader } from "../support/trader.mjs";

const eori = "GB603202734852";
const pdf = (words) => Buffer.from(`%PDF-1.7 ${words}`);
const png = Buffer.from("\x89PNG\r\n\x1a\n picture", "latin1");
const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex");

const statesOf = (view) => view.documents.map(({ state }) => state);

describe("documents for HMRC", () => {
    let harbour;
    let trader;

    before(async () => {
        harbour = await Harbour.open({ paceMs: 100, hmrc: {} });
        trader = await signedInTrader(harbour.origin, { eori });
    });
    after(() => harbour?.close());

    const came = async () =>
        JSON.parse((await exchange(`${harbour.customsUrl}/simulator/documents`)).body);

    /// A declaration of which customs wants documents.
    async function wanted(lrn) {
        const declaration = britishExport({ lrn });
        const { id } = await trader.lodge(declaration);
        await trader.waitFor(id, "documentsRequested");
        return { declaration, id };
    }

    /// Every file that customs has of the submission is the one that was signed for, and came once.
    async function checkFiles(view) {
        const ledger = await harbour.britishLedger();
        for (const { document, reference, state } of view.documents) {
            if (state !== "taken") continue;
            const bytes = readFileSync(join(harbour.folder, "customs", "gb", "documents", reference));
            assert.equal(hashOf(bytes), document.sha256);
            const entry = ledger.find(({ messageId }) => messageId === reference);
            assert.equal(entry.count, 1, `${document.name} came once`);
        }
    }

    test("they answer customs' request, and the declaration goes on", async () => {
        const { declaration, id } = await wanted("DPLAIN");
        const sent = await trader.handIn(declaration, id, [["invoice.pdf", pdf("1")], ["photo.png", png]]);
        const view = await trader.waitFor(sent.id, "granted");
        assert.deepEqual(statesOf(view), ["taken", "taken"]);
        await checkFiles(view);
        await trader.waitFor(id, "released");
        const { payload } = await trader.evidence(sent.id);
        const header = JSON.parse(Buffer.from(payload, "base64url")).header;
        assert.equal(header.request.documents[0].sha256, hashOf(pdf("1")));
        const mrn = header.request.mrn;
        assert.deepEqual((await came()).filter((file) => file.mrn === mrn).map(({ name }) => name).sort(),
            ["invoice.pdf", "photo.png"]);
    });

    test("customs takes one file and refuses another", async () => {
        const { declaration, id } = await wanted("DVIRUS");
        const virus = Buffer.from("EICAR-STANDARD-ANTIVIRUS-TEST-FILE");
        const sent = await trader.handIn(declaration, id, [["invoice.pdf", pdf("2")], ["note.txt", virus]]);
        const view = await trader.waitFor(sent.id, "denied");
        assert.deepEqual(statesOf(view), ["taken", "refused"]);
        assert.match(view.documents[1].text, /virus/);
        assert.equal((await trader.submission(id)).status, "documentsRequested");
    });

    for (const [what, name, lrn] of [
        ["takes the file and breaks the connection", "RESET.pdf", "DFAULT-1"],
        ["says everything twice", "DUPLICATE.pdf", "DFAULT-2"],
        ["asks for patience, twice", "HTTP429.pdf", "DFAULT-3"],
    ]) {
        test(`customs ${what}`, async () => {
            const { declaration, id } = await wanted(lrn);
            const sent = await trader.handIn(declaration, id, [[name, pdf(name)], ["photo.png", png]]);
            const view = await trader.waitFor(sent.id, "granted", { within: 120_000 });
            assert.deepEqual(statesOf(view), ["taken", "taken"]);
            await checkFiles(view);
        });
    }

    test("the server is killed while it sends: the file is not sent again", async () => {
        const { declaration, id } = await wanted("DKILLED");
        const sent = await trader.handIn(declaration, id, [["HANGMUTE.pdf", pdf("3")], ["photo.png", png]]);
        await eventually(async () => (await came()).some(({ name }) => name === "HANGMUTE.pdf"));
        await harbour.crashServer();
        await trader.signIn();
        const view = await eventually(async () => {
            const now = await trader.submission(sent.id);
            return now.documents[1].state === "taken" ? now : undefined;
        }, { within: 60_000 });
        assert.equal(view.documents[0].state, "unknown");
        await pause(2000);
        await checkFiles(await trader.submission(sent.id));
        const held = (await came()).filter(({ name }) => name === "HANGMUTE.pdf");
        assert.equal(held.length, 1);
        const entry = (await harbour.britishLedger()).find(({ messageId }) => messageId === held[0].reference);
        assert.equal(entry.count, 1);
    });

    test("what is not for customs is refused before it gets there", async () => {
        const { declaration, id } = await wanted("DREFUSED");
        const before = (await came()).length;
        await assert.rejects(trader.keep(Buffer.from("GIF89a\x01")), { code: "document_not_allowed" });
        await assert.rejects(trader.keep(Buffer.from("")), { code: "document_empty" });
        await assert.rejects(trader.handIn(declaration, id, [["photo.jpg", png]]),
            { code: "document_name_differs" });
        const other = await signedInTrader(harbour.origin, { eori: "GB111111111111" });
        await assert.rejects(other.handIn(declaration, id, [["photo.png", png]]));
        assert.equal((await came()).length, before);
    });
});
