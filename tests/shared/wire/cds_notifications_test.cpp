// What HMRC says: notifications of every kind, refusals, search results, lists.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shared/messages/messages.h"
#include "shared/wire/cds_api.h"
#include "shared/wire/submission.h"
#include "tests/shared/wire/tables.h"
#include "tests/shared/wire/wire_support.h"

namespace quayside::wire {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<Notification> read(const std::string& xml) {
  const auto result = read_cds_notifications(xml);
  EXPECT_TRUE(result) << result.error().code << ": " << result.error().message;
  return result ? *result : std::vector<Notification>{};
}

Notification read_one(const std::string& xml) {
  const auto all = read(xml);
  EXPECT_THAT(all, SizeIs(1));
  return all.empty() ? Notification{} : all[0];
}

std::string response(const std::string& function, const std::string& more = "") {
  return "<Response><FunctionCode>" + function +
         "</FunctionCode><FunctionalReferenceID>a6e4</FunctionalReferenceID><IssueDateTime>"
         "<DateTimeString formatCode=\"304\">20261124091316Z</DateTimeString></IssueDateTime>" +
         more +
         "<Declaration><FunctionalReferenceID>L1</FunctionalReferenceID><ID>26GB1</ID>"
         "<VersionID>2</VersionID></Declaration></Response>";
}

std::string meta(const std::string& responses) {
  return "<MetaData><WCOTypeName>RES</WCOTypeName>" + responses + "</MetaData>";
}

std::string pointer(const std::string& section, const std::string& sequence = "",
                    const std::string& tag = "") {
  return "<Pointer>" +
         (sequence.empty() ? "" : "<SequenceNumeric>" + sequence + "</SequenceNumeric>") +
         "<DocumentSectionCode>" + section + "</DocumentSectionCode>" +
         (tag.empty() ? "" : "<TagID>" + tag + "</TagID>") + "</Pointer>";
}

std::string error(const std::string& code, const std::string& pointers) {
  return "<Error><ValidationCode>" + code + "</ValidationCode>" + pointers + "</Error>";
}

std::string in_item(const std::string& item, const std::string& rest) {
  return pointer("42A") + pointer("67A", "1") + pointer("68A", item) + rest;
}

TEST(CdsNotification, SaysWhatItIsAbout) {
  const Notification n = read_one(meta(response("01")));
  EXPECT_EQ(n.type, "DMSACC");
  EXPECT_EQ(n.id, "a6e4");
  EXPECT_EQ(n.lrn, "L1");
  EXPECT_EQ(n.mrn, "26GB1");
  EXPECT_EQ(n.version, "2");
  EXPECT_EQ(n.issued_at, "2026-11-24T09:13:16Z");
}

struct Meaning {
  const char* function;
  const char* type;
  Status status;  ///< after "received"
};

TEST(CdsNotification, HasAMeaningForEachFunctionCode) {
  const Meaning meanings[] = {
      {"01", "DMSACC", Status::accepted},
      {"02", "DMSRCV", Status::received},
      {"03", "DMSREJ", Status::rejected},
      {"05", "DMSCTL", Status::under_control},
      {"06", "DMSDOC", Status::documents_requested},
      {"07", "DMSRES", Status::received},
      {"08", "DMSROG", Status::released},
      {"09", "DMSCLE", Status::cleared},
      {"9", "DMSCLE", Status::cleared},
      {"10", "DMSINV", Status::invalidated},
      {"11", "DMSREQ", Status::received},
      {"13", "DMSTAX", Status::received},
      {"14", "DMSCPI", Status::payment_required},
      {"15", "DMSCPR", Status::payment_required},
      {"16", "DMSEOG", Status::exited},
      {"17", "DMSEXT", Status::handled_externally},
      {"18", "DMSGER", Status::awaiting_exit},
      {"50", "DMSALV", Status::under_control},
      {"51", "DMSQRY", Status::query_raised},
      {"52", "DMSDET", Status::detained},
      {"77", "DMS77", Status::received},
  };
  for (const Meaning& meaning : meanings) {
    const Notification n = read_one(meta(response(meaning.function)));
    EXPECT_EQ(n.type, meaning.type);
    EXPECT_EQ(status_after(Status::received, n.type), meaning.status) << meaning.function;
    if (n.type == "DMS77") continue;
    EXPECT_TRUE(has_message("en", "notification." + n.type)) << n.type;
    EXPECT_TRUE(has_message("da", "notification." + n.type)) << n.type;
  }
}

TEST(CdsNotification, MayBeOneOfSeveralInAMessage) {
  const auto all = read(meta(response("01") + response("13") + response("09")));
  ASSERT_THAT(all, SizeIs(3));
  EXPECT_EQ(all[2].type, "DMSCLE");
}

TEST(CdsNotification, ComesInAnyNamespaceOrInNone) {
  const std::string xml =
      "<_2:MetaData xmlns:_2=\"urn:wco:datamodel:WCO:DocumentMetaData-DMS:2\">"
      "<_2_1:Response xmlns:_2_1=\"urn:wco:datamodel:WCO:RES-DMS:2\">"
      "<_2_1:FunctionCode>03</_2_1:FunctionCode><_2_1:IssueDateTime>"
      "<_2_2:DateTimeString xmlns:_2_2=\"urn:wco:datamodel:WCO:Response_DS:DMS:2\" "
      "formatCode=\"304\">20180125104819Z</_2_2:DateTimeString></_2_1:IssueDateTime>"
      "<_2_1:Error><_2_1:ValidationCode>DMS12050</_2_1:ValidationCode></_2_1:Error>"
      "<_2_1:Declaration><_2_1:ID>18GBJCUDKVAHRIWD50</_2_1:ID></_2_1:Declaration>"
      "</_2_1:Response></_2:MetaData>";
  const Notification n = read_one(xml);
  EXPECT_EQ(n.type, "DMSREJ");
  EXPECT_EQ(n.mrn, "18GBJCUDKVAHRIWD50");
  EXPECT_EQ(n.issued_at, "2018-01-25T10:48:19Z");
  ASSERT_THAT(n.errors, SizeIs(1));
  EXPECT_EQ(n.errors[0].code, "DMS12050");
}

TEST(CdsNotification, MayHaveItsTimeAsJavaPrintsIt) {
  std::string xml = meta(response("16"));
  xml.replace(xml.find("20261124091316Z"), 15, "Wed Nov 13 00:00:00 UTC 2019");
  EXPECT_EQ(read_one(xml).issued_at, "2019-11-13T00:00:00Z");
  for (const char* wrong : {"Wed Nox 13 00:00:00 UTC 2019", "Wed Nov 33 00:00:00 UTC 2019",
                            "Wed Nov 13 00:00:00 CET 2019", "Wed Nov 13"}) {
    std::string other = meta(response("16"));
    other.replace(other.find("20261124091316Z"), 15, wrong);
    EXPECT_EQ(read_one(other).issued_at, "") << wrong;
  }
}

TEST(CdsNotification, SaysWhetherARequestIsGranted) {
  const auto decided = [](const char* code) {
    return read_one(meta(response(
                        "11", std::string("<Status><NameCode>") + code + "</NameCode></Status>")))
        .type;
  };
  EXPECT_EQ(decided("39"), "DMSREQ.granted");
  EXPECT_EQ(decided("41"), "DMSREQ.denied");
  EXPECT_EQ(decided("99"), "DMSREQ");
}

TEST(CdsNotification, ThatTheGoodsWereNotPresentedIsNoRejection) {
  const Notification n = read_one(meta(response("03", error("CDS12046", ""))));
  EXPECT_EQ(n.type, "DMSREJ.expired");
  EXPECT_EQ(status_after(Status::received, n.type), Status::expired);
  EXPECT_EQ(read_one(meta(response("03", error("CDS12046", "") + error("CDS12005", "")))).type,
            "DMSREJ");
}

TEST(CdsNotification, OfAnAcceptanceMayAdvise) {
  const Notification n = read_one(meta(response("01", error("CDS13000", pointer("42A")))));
  EXPECT_THAT(n.errors, IsEmpty());
  ASSERT_THAT(n.statements, SizeIs(1));
  EXPECT_EQ(n.statements[0].code, "CDS13000");
}

TEST(CdsNotification, AsksForDocumentsUntilADay) {
  const Notification n = read_one(meta(response(
      "06",
      "<AdditionalInformation><StatementCode>N935</StatementCode><LimitDateTime><DateTimeString>"
      "20261204091316Z</DateTimeString></LimitDateTime></AdditionalInformation>")));
  ASSERT_THAT(n.statements, SizeIs(1));
  EXPECT_EQ(n.statements[0].type, "DMSDOC");
  EXPECT_EQ(n.statements[0].code, "N935");
  EXPECT_EQ(n.statements[0].until, "2026-12-04T09:13:16Z");
}

TEST(CdsNotification, JoinsTheTwoSidesOfARelation) {
  const Notification n = read_one(
      meta(response("03", error("CDS12056", in_item("1", pointer("70A", "", "166"))) +
                              error("CDS12056", in_item("1", pointer("70A", "2", "166"))) +
                              error("CDS12056", in_item("2", pointer("70A", "", "166"))) +
                              error("CDS10020", in_item("1", pointer("23A", "", "137"))) +
                              error("CDS10020", in_item("1", pointer("65A", "", "126"))))));
  ASSERT_THAT(n.errors, SizeIs(4));
  EXPECT_EQ(n.errors[0].code, "CDS12056");
  EXPECT_THAT(n.errors[0].pointers,
              ElementsAre("42A/67A/68A[1]/70A/166", "42A/67A/68A[1]/70A[2]/166"));
  EXPECT_THAT(n.errors[0].at,
              ElementsAre(FieldPointer("/goodsShipment/goodsItems/0/procedure/requested"),
                          FieldPointer("/goodsShipment/goodsItems/0/additionalProcedures/0/code")));
  EXPECT_EQ(n.errors[1].at.front().text(), "/goodsShipment/goodsItems/1/procedure/requested");
  // Two elements that are each wrong by themselves are two errors.
  EXPECT_EQ(n.errors[2].code, "CDS10020");
  EXPECT_EQ(n.errors[3].code, "CDS10020");
}

TEST(CdsNotification, JoinsARelationBetweenShipmentAndItem) {
  const Notification n = read_one(meta(response(
      "03", error("CDS12071", pointer("42A") + pointer("67A", "", "103")) +
                error("CDS12071", in_item("1", "")) +
                error("CDS12071", pointer("42A") + pointer("67A") + pointer("68A", "2", "103")))));
  ASSERT_THAT(n.errors, SizeIs(1));
  EXPECT_EQ(n.errors[0].at.front().text(), "/goodsShipment/natureOfTransaction");
  EXPECT_EQ(n.errors[0].at.back().text(), "/goodsShipment/goodsItems/1/natureOfTransaction");
}

TEST(CdsNotification, MayPointNowhere) {
  const Notification n = read_one(meta(response("03", error("CDS12062", ""))));
  ASSERT_THAT(n.errors, SizeIs(1));
  EXPECT_THAT(n.errors[0].at, IsEmpty());
  EXPECT_THAT(n.errors[0].pointers, IsEmpty());
}

TEST(CdsNotification, IsNotReadOutOfAnythingElse) {
  const auto code_of = [](const std::string& xml) {
    const auto result = read_cds_notifications(xml);
    return result ? "read" : result.error().code;
  };
  EXPECT_EQ(code_of("<MetaData/>"), "message_not_a_notification");
  EXPECT_EQ(code_of("<Root xmlns=\"hmrc:fileupload\"><Outcome>SUCCESS</Outcome></Root>"),
            "message_not_a_notification");
  EXPECT_EQ(code_of("no xml"), "xml_malformed");
  EXPECT_EQ(code_of("<!DOCTYPE a><a/>"), "xml_doctype");
}

TEST(CdsNotification, IsReadFromEveryPublishedExample) {
  std::vector<std::filesystem::path> examples;
  for (const char* folder : {"gb/samples_curated", "gb/hmrc_wco-dec"}) {
    for (const auto& path : reference_files(folder, ".xml")) {
      const std::string name = path.filename().string();
      const bool is_one =
          name.find("_RES_") != std::string::npos || name.find("notification") != std::string::npos;
      if (is_one) examples.push_back(path);
    }
  }
  if (examples.empty()) GTEST_SKIP() << "the reference material is absent";
  Table table("notifications_gb", kNotificationColumns);
  for (const auto& path : examples) {
    for (const Notification& notification : read(file_text(path))) {
      table.add(notification_row(path, notification));
      EXPECT_TRUE(has_message("en", "notification." + notification.type)) << notification.type;
      EXPECT_NE(notification.issued_at, "") << path;
      EXPECT_NE(notification.lrn + notification.mrn, "") << path;
      for (const CustomsError& error : notification.errors)
        EXPECT_NE(error.code, "") << path;
    }
  }
}

TEST(CdsNotification, IsReadAsHmrcPublishesIt) {
  const auto folder = reference("gb/samples_curated");
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the reference material is absent";
  const auto sample = [&](const char* name) { return read_one(file_text(folder / name)); };
  const Notification rejection = sample("51_RES_DMSREJ.xml");
  ASSERT_THAT(rejection.errors, SizeIs(1));
  EXPECT_EQ(rejection.errors[0].code, "CDS12005");
  EXPECT_THAT(rejection.errors[0].at, ElementsAre(FieldPointer("/authorisations/0/holder")));
  const Notification tax = sample("52_RES_DMSTAX.xml");
  ASSERT_THAT(tax.charges, SizeIs(2));
  EXPECT_EQ(tax.charges[1].tax_type, "B00");
  EXPECT_EQ(tax.charges[1].base, "10270.00");
  EXPECT_EQ(tax.charges[1].rate, "20.00");
  EXPECT_EQ(tax.charges[1].amount, "2054.00");
  EXPECT_EQ(sample("53_RES_DMSREQ.xml").type, "DMSREQ.granted");
  EXPECT_EQ(sample("54_RES_DMSRES.xml").mrn, "19GBCKKCQSXV2FGVA8");
  EXPECT_EQ(sample("55_RES_DMSCLE.xml").type, "DMSCLE");
  const Notification invalid = sample("56_RES_DMSINV.xml");
  ASSERT_THAT(invalid.statements, SizeIs(1));
  EXPECT_EQ(invalid.statements[0].text, "Comments for Submitter for TC18");
  const auto three =
      read(file_text(reference("gb/hmrc_wco-dec") / "example_accepted_import_notification.xml"));
  ASSERT_THAT(three, SizeIs(3));
  EXPECT_EQ(three[1].charges[0].amount, "97.00");
}

TEST(CdsRefusal, IsToldInHmrcsWords) {
  EXPECT_EQ(
      read_cds_refusal("<errorResponse><code>BAD_REQUEST</code><message>Payload is not valid "
                       "according to schema</message><errors><error>"
                       "<code>xml_validation_error</code><message>cvc-1: first\n text</message>"
                       "</error><error><message>second</message></error></errors>"
                       "</errorResponse>"),
      "BAD_REQUEST: Payload is not valid according to schema\ncvc-1: first text\nsecond");
  EXPECT_EQ(read_cds_refusal(" 502 Bad Gateway "), "502 Bad Gateway");
  EXPECT_EQ(read_cds_refusal(std::string(5000, 'x')).size(), 2000U);
  EXPECT_EQ(read_cds_refusal(repeated("\xF0\x9F\x9A\xA2", 600) + "x").size(), 2000U);
  EXPECT_EQ(read_cds_refusal("x" + repeated("\xF0\x9F\x9A\xA2", 600)).size(), 1997U);
  EXPECT_EQ(read_cds_refusal(""), "");
}

TEST(CdsSearch, FindsLrnsAndTimes) {
  const std::string xml =
      "<p:DeclarationSearchResponse xmlns:p=\"p\" xmlns:p2=\"q\"><p:DeclarationSearchDetails>"
      "<p:Declaration><p:ID>18GB1</p:ID><p:ReceivedDateTime><p:DateTimeString>20200715123000Z"
      "</p:DateTimeString></p:ReceivedDateTime><p:LRN>20GB2</p:LRN></p:Declaration>"
      "<p2:Declaration><p2:TypeCode>IMZ</p2:TypeCode></p2:Declaration>"
      "</p:DeclarationSearchDetails><p:TotalPagesAvailable>7</p:TotalPagesAvailable>"
      "</p:DeclarationSearchResponse>";
  const auto page = read_cds_search(xml);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->pages, 7);
  ASSERT_THAT(page->found, SizeIs(1));
  EXPECT_EQ(page->found[0].lrn, "20GB2");
  EXPECT_EQ(page->found[0].received_at, "2020-07-15T12:30:00Z");
  EXPECT_EQ(read_cds_search("<html/>").error().code, "message_not_a_search_result");
}

TEST(CdsNotificationList, NamesWhatCanBePulled) {
  const auto ids = read_cds_notification_list(
      "<resource href=\"/notifications/unpulled/\"><link rel=\"self\" href=\"/notifications/x/\"/>"
      "<link rel=\"notification\" href=\"/notifications/unpulled/7ab9-1\"/>"
      "<link rel=\"notification\" href=\"/notifications/unpulled/../../oauth\"/>"
      "<link rel=\"notification\" href=\"/notifications/unpulled/a%2Fb\"/></resource>");
  ASSERT_TRUE(ids);
  EXPECT_THAT(*ids, ElementsAre("7ab9-1", "oauth"));
}

}  // namespace
}  // namespace quayside::wire
