// HMRC misbehaves: it is slow, fails, wants fewer calls, breaks off after taking, repeats itself and
// mixes up the order. Each time the declaration must end in the right state, sent exactly once.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, describe, test } from "node:test";

import { eventually, exchange, Harbour, pause, programPath } from "../support/processes.mjs";
import { britishExport, signedInTrader } from "../support/trader.mjs";

const eori = "GB603202734852";
const wholeLife = ["submitted", "sent", "DMSACC", "DMSROG", "DMSCLE"];

const eventsOf = (view) => view.timeline.map(({ event }) => event);

const timesReceived = async (harbour, lrn) =>
    (await harbour.britishLedger()).filter((entry) => entry.lrn === lrn).length;

describe("HMRC misbehaves", { concurrency: true }, () => {
    let harbour;
    let trader;

    before(async () => {
        harbour = await Harbour.open({ paceMs: 100, hmrc: {} });
        trader = await signedInTrader(harbour.origin, { eori });
    });
    after(() => harbour?.close());

    async function lodgeUntil(status, lrn) {
        const lodged = await trader.lodge(britishExport({ lrn }));
        const view = await trader.waitFor(lodged.id, status, { within: 120_000 });
        assert.equal(await timesReceived(harbour, lrn), 1, `customs received ${lrn} once`);
        return view;
    }

    test("nothing is wrong: the whole life of a declaration", async () => {
        const view = await lodgeUntil("cleared", "CPLAIN");
        assert.deepEqual(eventsOf(view), wholeLife);
        assert.match(view.mrn, /^\d\dGB[A-Z0-9]{13}\d$/);
        assert.deepEqual(view.errors, []);
    });

    for (const [what, lrn] of [
        ["it answers 500 twice", "CHTTP500"],
        ["it wants fewer calls, twice", "CHTTP429"],
        ["it takes the message and breaks the connection", "CRESET"],
        ["it answers after we have given up waiting", "CSLOW"],
        ["it takes the message only after we have given up waiting", "CLATE"],
        ["it takes the message and says nothing for 20 seconds", "CHANG"],
    ]) {
        test(what, async () => {
            const view = await lodgeUntil("cleared", lrn);
            assert.deepEqual(eventsOf(view), wholeLife);
        });
    }

    test("it takes the message, breaks the connection and says nothing: we look it up", async () => {
        const lodged = await trader.lodge(britishExport({ lrn: "PRESET" }));
        await trader.waitFor(lodged.id, "sent", { within: 120_000 });
        assert.equal(await timesReceived(harbour, "PRESET"), 1);
    });

    test("it sends every notification twice and in reverse order", async () => {
        const lodged = await trader.lodge(britishExport({ lrn: "CDUPLICATEREORDER" }));
        const view = await eventually(async () => {
            const now = await trader.submission(lodged.id);
            return eventsOf(now).includes("DMSACC") ? now : undefined;
        });
        await pause(1000); // the second of the last one
        assert.equal(view.status, "cleared");
        assert.deepEqual(eventsOf(await trader.submission(lodged.id)), wholeLife);
    });

    test("it rejects a relation: one error with both of its places", async () => {
        const view = await lodgeUntil("rejected", "BCDS12056");
        assert.deepEqual(view.errors.map(({ code, at }) => [code, ...at]), [[
            "CDS12056",
            "/goodsShipment/goodsItems/0/procedure/requested",
            "/goodsShipment/goodsItems/0/additionalProcedures/0/code",
        ]]);
    });

    test("it has a question, wants documents, detains the goods", async () => {
        const query = await lodgeUntil("queryRaised", "QUERY");
        assert.equal(query.statements[0].text, "Simulated: what are the goods made of?");
        const documents = await lodgeUntil("documentsRequested", "DOCS");
        assert.equal(documents.statements[0].code, "N935");
        assert.match(documents.statements[0].until, /^\d{4}-\d\d-\d\dT/);
        await lodgeUntil("detained", "VDET");
    });

    test("the goods leave", async () => {
        await lodgeUntil("exited", "XGONE");
    });

    test("what cannot be read is taken and kept; a stranger is refused", async () => {
        const url = `${harbour.origin}/customs/gb/notifications`;
        const post = (body, headers) => exchange(url, { method: "POST", body, headers });
        const basic = { Authorization: "Basic token-of-the-tests-token-of-the-tests" };
        for (const body of ["no xml", "<a/>", "<!DOCTYPE a><a/>", "\u0000", ""]) {
            assert.equal((await post(body, basic)).status, 200, body);
        }
        const tooLarge = await post("x".repeat(4 * 1024 * 1024 + 1), basic).catch(() => undefined);
        assert.ok(tooLarge === undefined || tooLarge.status === 413);
        for (const headers of [{}, { Authorization: "Basic guess" },
            { Authorization: "Bearer token-of-the-tests-token-of-the-tests" }]) {
            assert.equal((await post("<a/>", headers)).status, 401);
        }
    });
});

test("HMRC's notifications are fetched where it does not push them", async (t) => {
    const harbour = await Harbour.open({ paceMs: 50, pull: true, hmrc: { notifications: "pull" } });
    t.after(() => harbour.close());
    const trader = await signedInTrader(harbour.origin, { eori });
    const lodged = await trader.lodge(britishExport({ lrn: "CPULL" }));
    await trader.waitFor(lodged.id, "sent");
    await pause(500);
    await harbour.crashServer(); // at its start it fetches at once
    const view = await trader.waitFor(lodged.id, "cleared", { within: 60_000 }).catch(async () => {
        await trader.signIn();
        return trader.waitFor(lodged.id, "cleared");
    });
    assert.deepEqual(eventsOf(view), wholeLife);
});

test("without a connection a British declaration is kept, and sent once there is one", async (t) => {
    const harbour = await Harbour.open({ paceMs: 50 });
    t.after(() => harbour.close());
    const trader = await signedInTrader(harbour.origin, { eori });
    const lodged = await trader.lodge(britishExport({ lrn: "CKEPT" }));
    assert.equal(lodged.view.status, "kept");
    assert.equal(lodged.view.errors[0].code, "no_connection");
    assert.deepEqual(await harbour.britishLedger(), []);
    await harbour.server.stop();
    await harbour.startServer({ hmrc: {} });
    await trader.waitFor(lodged.id, "cleared");
});

test("an organisation that has not granted authority waits until it has", async (t) => {
    const harbour = await Harbour.open({ paceMs: 50, hmrc: { grant: "authorization_code" } });
    t.after(() => harbour.close());
    const trader = await signedInTrader(harbour.origin, { eori });
    const lodged = await trader.lodge(britishExport({ lrn: "CGRANT" }));
    const view = await trader.waitFor(lodged.id, "kept");
    assert.equal(view.errors[0].code, "no_authorisation");
    const authorise = (...more) =>
        execFileSync(programPath("quayside-server"), ["authorise", "--data", harbour.dataFolder,
            "--customs-gb", harbour.connectionFile, "--eori", eori, ...more], { encoding: "utf8" });
    assert.match(authorise(), /oauth\/authorize\?response_type=code&client_id=quayside&scope=write/);
    authorise("--code", "any");
    await trader.waitFor(lodged.id, "cleared", { within: 60_000 });
});
