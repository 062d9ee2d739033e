// Customs misbehaves: it fails, hangs, breaks off, repeats itself, mixes up the order, writes
// nonsense. Each time the declaration must end in the right state, sent exactly once.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { eventually, exchange, Harbour, pause } from "../support/processes.mjs";
import { h7Declaration, signedInTrader } from "../support/trader.mjs";
import { goodDeclarations } from "../support/vectors.mjs";

const commodityOf = (index) =>
    `/goodsShipment/goodsItems/${index}/commodity/commodityCode/harmonizedSystemSubHeadingCode`;
const importerNumber = "/goodsShipment/importer/identificationNumber";

let harbour;
let trader;

const eventsOf = (view) => view.timeline.map(({ event }) => event);

/// Times that customs received the LRN.
async function timesReceived(lrn) {
    const entries = (await harbour.ledger()).filter((entry) => entry.lrn === lrn);
    return entries.reduce((sum, { count }) => sum + count, 0);
}

/// Lodges, waits for the end, and checks that customs has it once.
async function lodgeUntil(status, lrn, options = {}) {
    const lodged = await trader.lodge(h7Declaration({ lrn, ...options }), options);
    const view = await trader.waitFor(lodged.id, status);
    assert.equal(await timesReceived(lrn), 1, `customs received ${lrn} once`);
    return view;
}

function assertWholeLife(view) {
    const events = eventsOf(view);
    for (const event of ["submitted", "sent", "CWMRCV", "CWMTAX", "CWMACC", "CWMROG", "CWMCLE"]) {
        assert.equal(events.filter((one) => one === event).length, 1, `${event} in ${events}`);
    }
    assert.match(view.mrn, /^\d\dDK[A-Z0-9]{12}R\d$/);
    assert.deepEqual(view.errors, []);
}

describe("customs misbehaves", { concurrency: true }, () => {
    before(async () => {
        harbour = await Harbour.open({ paceMs: 100 });
        trader = await signedInTrader(harbour.origin);
    });
    after(() => harbour?.close());

    test("every Danish data set goes to its end, exports to the exit of the goods", async () => {
        const found = new Map();
        for (const declaration of goodDeclarations("dk")) {
            const isHere = !"DEF".includes(declaration.additionalDeclarationType);
            if (isHere && !found.has(declaration.dataSet)) found.set(declaration.dataSet, declaration);
        }
        assert.deepEqual([...found.keys()].sort(), ["B1", "C1", "H1", "H5", "H6", "H7", "I1"]);
        for (const [dataSet, declaration] of found) {
            const lrn = `SET-${dataSet}`;
            const eori = declaration.declarant.identificationNumber;
            const declarant = await signedInTrader(harbour.origin, { eori });
            const { id } = await declarant.lodge({ ...declaration, lrn });
            const isExport = dataSet === "B1" || dataSet === "C1";
            await declarant.waitFor(id, isExport ? "exited" : "cleared");
        }
    });

    test("nothing is wrong: the whole life of a declaration, with its debt", async () => {
        const view = await lodgeUntil("cleared", "PLAIN-1", { items: 2 });
        assertWholeLife(view);
        const charges = view.charges.map(({ item, taxType, base, rate, amount }) =>
            [item, taxType, base, rate, amount].join(" "));
        assert.deepEqual(charges, [
            "1 A00 100.00  22.38",
            "1 B00 122.38 25.00 30.59",
            "2 A00 100.00  22.38",
            "2 B00 122.38 25.00 30.59",
        ]);
        assert.equal(view.paymentAmount, "105.94");
    });

    test("it answers 500 twice", async () => {
        assertWholeLife(await lodgeUntil("cleared", "HTTP500-1"));
    });

    test("it takes the message and then says nothing for 20 seconds", async () => {
        assertWholeLife(await lodgeUntil("cleared", "HANG-1"));
    });

    test("it takes the message and breaks the connection", async () => {
        assertWholeLife(await lodgeUntil("cleared", "RESET-1"));
    });

    test("it breaks the connection and is mute: we look up before we repeat", async () => {
        await lodgeUntil("sent", "RESET-MUTE-1"); // known without any notification
        const { id } = (await trader.submissions()).find(({ lrn }) => lrn === "RESET-MUTE-1");
        assertWholeLife(await trader.waitFor(id, "cleared"));
        assert.equal(await timesReceived("RESET-MUTE-1"), 1);
    });

    test("it hangs and is mute: we look up before we repeat", async () => {
        await lodgeUntil("sent", "HANG-MUTE-1");
        const { id } = (await trader.submissions()).find(({ lrn }) => lrn === "HANG-MUTE-1");
        assertWholeLife(await trader.waitFor(id, "cleared"));
        assert.equal(await timesReceived("HANG-MUTE-1"), 1);
    });

    test("it answers after we have given up waiting", async () => {
        assertWholeLife(await lodgeUntil("cleared", "SLOW-SILENT-1"));
    });

    test("it takes the message only after we have given up waiting", async () => {
        assertWholeLife(await lodgeUntil("cleared", "LATE-1"));
    });

    test("it sends every notification twice", async () => {
        const view = await lodgeUntil("cleared", "DUPLICATE-1");
        await pause(1000); // the second of the last one
        assertWholeLife(await trader.submission(view.id));
    });

    test("it sends its notifications in reverse order", async () => {
        const view = await lodgeUntil("cleared", "REORDER-1");
        assertWholeLife(await eventually(
            async () => {
                const now = await trader.submission(view.id);
                return eventsOf(now).includes("CWMRCV") ? now : undefined;
            },
            { what: "the first notification, which comes last" },
        ));
    });

    test("it sends them twice and in reverse order", async () => {
        const view = await lodgeUntil("cleared", "DUPLICATE-REORDER-1");
        await pause(2000);
        assertWholeLife(await trader.submission(view.id));
    });

    test("one of its notifications cannot be read", async () => {
        assertWholeLife(await lodgeUntil("cleared", "GARBAGE-1"));
    });

    test("the unreadable one comes twice", async () => {
        assertWholeLife(await lodgeUntil("cleared", "GARBAGE-DUPLICATE-1"));
    });

    test("it rejects before it says that it has received", async () => {
        await lodgeUntil("rejected", "REJECT-REORDER-1");
    });

    test("it is silent for five seconds", async () => {
        assertWholeLife(await lodgeUntil("cleared", "SILENT-1"));
    });

    test("it rejects: errors stand at our fields; corrected, it passes", async () => {
        const view = await lodgeUntil("rejected", "REJECT-1");
        assert.equal(view.mrn, "");
        const errors = view.errors.map(({ code, at }) => [code, ...at].join(" "));
        assert.deepEqual(errors, [`DK11047 ${commodityOf(0)}`, `DK2001 ${importerNumber}`]);
        assertWholeLife(await lodgeUntil("cleared", "CORRECTED-1", { supersedes: view.id }));
    });

    test("it rejects the second item", async () => {
        const view = await lodgeUntil("rejected", "REJECT-2", { items: 3 });
        assert.deepEqual(view.errors[0].at, [commodityOf(1)]);
    });

    test("it rejects twice", async () => {
        const view = await lodgeUntil("rejected", "REJECT-DUPLICATE-1");
        await pause(1000);
        assert.equal((await trader.submission(view.id)).errors.length, 2, "each error once");
    });

    test("it wants to control the goods, then releases them", async () => {
        const view = await lodgeUntil("cleared", "CONTROL-1");
        assert.ok(eventsOf(view).includes("CWMCTL"));
    });

    test("it wants documents, then releases the goods", async () => {
        const view = await lodgeUntil("cleared", "DOCUMENTS-1");
        assert.ok(eventsOf(view).includes("CWMDOC"));
    });

    test("it invalidates", async () => {
        const view = await lodgeUntil("invalidated", "INVALIDATE-1");
        assert.match(view.mrn, /^\d\dDK/);
    });

    test("it keeps a pre-lodged declaration until the goods are presented", async () => {
        const view = await lodgeUntil("received", "PRELODGED-1", { type: "D" });
        assert.match(view.mrn, /^\d\dDK[A-Z0-9]{12}R\d$/);
        await eventually(async () => eventsOf(await trader.submission(view.id)).includes("CWMTAX"));
        await pause(1000);
        assert.equal((await trader.submission(view.id)).status, "received");
    });

    test("a stranger's notification is refused", async () => {
        const body = "<Notification><NotificationEventType>CWMCLE</NotificationEventType>" +
            "<Declaration><LRN>STRANGER-1</LRN></Declaration></Notification>";
        for (const headers of [{}, { Authorization: "Bearer guess" }]) {
            const answer = await exchange(`${harbour.origin}/customs/dk/notifications`, {
                method: "POST",
                headers: { "Content-Type": "application/xml", ...headers },
                body,
            });
            assert.equal(answer.status, 401);
        }
    });
});

test("customs is out of reach at first, and crashes once", async (t) => {
    const quay = await Harbour.open({ customs: false });
    t.after(() => quay.close());
    const seller = await signedInTrader(quay.origin);
    const early = await seller.lodge(h7Declaration({ lrn: "EARLY-1" }));
    await pause(1500);
    assert.equal((await seller.submission(early.id)).status, "submitted");
    await quay.startCustoms({ paceMs: 400 });
    await seller.waitFor(early.id, "received");
    await quay.crashCustoms({ paceMs: 400 });
    await seller.waitFor(early.id, "cleared");
    assert.deepEqual((await quay.ledger()).map(({ lrn, count }) => [lrn, count]), [["EARLY-1", 1]]);
});
