#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shared/wire/dms.h"
#include "tests/shared/wire/tables.h"
#include "tests/shared/wire/wire_support.h"

namespace quayside::wire {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kExamples = "eu/skat_dms-public/notification_examples";

std::vector<Notification> read(const std::string& xml) {
  const Result<std::vector<Notification>> result = read_dms_notifications(xml);
  EXPECT_TRUE(result) << result.error().code << ": " << result.error().message;
  return result ? *result : std::vector<Notification>{};
}

Notification read_one(const std::string& xml) {
  const std::vector<Notification> all = read(xml);
  EXPECT_THAT(all, SizeIs(1));
  return all.empty() ? Notification{} : all[0];
}

std::string code_of(const std::string& xml) {
  const Result<std::vector<Notification>> result = read_dms_notifications(xml);
  return result ? "read" : result.error().code;
}

constexpr const char* kRejection = R"(<Notification>
  <NotificationEventType> CWMREJ </NotificationEventType>
  <NotificationSID>id-1</NotificationSID>
  <Declaration><LRN>L1</LRN><VersionID>2</VersionID></Declaration>
  <Error>
    <Pointer><DocumentSectionCode>$.customsOfficeRoles[?(@.customsOfficeRole-
Type == '96')].customsOfficeID</DocumentSectionCode></Pointer>
    <Pointer><DocumentSectionCode>$.unheardOf</DocumentSectionCode></Pointer>
    <ValidationCode>   DMS10020 </ValidationCode>
    <ValidationInformation>value 'DK1'
      does not exist</ValidationInformation>
    <ValidationRule>BR455_013</ValidationRule>
    <ValidationText>Domain error: invalid value</ValidationText>
  </Error>
  <Error><ValidationCode>DK1018</ValidationCode></Error>
  <NotificationCreatedDate>
    <DateTimeString formatCode="304">20230614134822Z</DateTimeString>
  </NotificationCreatedDate>
</Notification>)";

TEST(Notification, SaysWhyADeclarationWasRejected) {
  const Notification notification = read_one(kRejection);
  EXPECT_EQ(notification.type, "CWMREJ");
  EXPECT_EQ(notification.id, "id-1");
  EXPECT_EQ(notification.lrn, "L1");
  EXPECT_EQ(notification.mrn, "");
  EXPECT_EQ(notification.version, "2");
  EXPECT_EQ(notification.issued_at, "2023-06-14T13:48:22Z");
  ASSERT_THAT(notification.errors, SizeIs(2));
  const CustomsError& error = notification.errors[0];
  EXPECT_EQ(error.code, "DMS10020");
  EXPECT_EQ(error.rule, "BR455_013");
  EXPECT_EQ(error.text, "Domain error: invalid value");
  EXPECT_EQ(error.information, "value 'DK1' does not exist");
  EXPECT_THAT(error.pointers,
              ElementsAre("$.customsOfficeRoles[?(@.customsOfficeRoleType=='96')].customsOfficeID",
                          "$.unheardOf"));
  EXPECT_THAT(error.at, ElementsAre(FieldPointer("/customsOffice")));
  EXPECT_THAT(notification.errors[1].at, IsEmpty());
}

TEST(Notification, MayHaveANamespaceAndStandInAnAnswer) {
  const std::string two = R"(<?xml version="1.0"?><n:NotificationResult xmlns:n="urn:n">
      <n:LRN>L9</n:LRN><n:Notifications>
      <n:Notification><n:NotificationEventType>CWMRCV</n:NotificationEventType></n:Notification>
      <n:Notification><n:NotificationEventType>CWMXYZ</n:NotificationEventType>
        <n:Declaration><n:MRN>M1</n:MRN><n:SubmitterReferenceNumber>L2</n:SubmitterReferenceNumber>
        </n:Declaration></n:Notification>
      </n:Notifications></n:NotificationResult>)";
  const std::vector<Notification> all = read(two);
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[0].type, "CWMRCV");
  EXPECT_EQ(all[0].lrn, "L9");
  EXPECT_EQ(all[1].type, "CWMXYZ");
  EXPECT_EQ(all[1].lrn, "L2");
  EXPECT_EQ(all[1].mrn, "M1");
}

TEST(Notification, SaysWhatIsToBePaid) {
  const Notification notification = read_one(R"(<Notification>
    <NotificationEventType>CWMTAX</NotificationEventType>
    <Declaration>
      <DutyTaxFee><Payment><ReferenceID>DK1:1</ReferenceID><PaymentAmount currencyID="DKK">85.1</PaymentAmount>
      </Payment></DutyTaxFee>
      <GoodsShipment>
        <GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric><Commodity>
          <DutyTaxFee><Payment><PaymentAmount>10.0</PaymentAmount></Payment>
            <AdValoremTaxBaseAmount>100</AdValoremTaxBaseAmount>
            <TaxRateNumeric>10.0</TaxRateNumeric><TypeCode>A00</TypeCode></DutyTaxFee>
          <DutyTaxFee><Payment><TaxAssessedAmount>75.1</TaxAssessedAmount></Payment>
            <SpecificTaxBaseQuantity>301</SpecificTaxBaseQuantity>
            <TaxRateNumeric>25.0</TaxRateNumeric><TypeCode>B00</TypeCode></DutyTaxFee>
        </Commodity></GovernmentAgencyGoodsItem>
      </GoodsShipment>
    </Declaration></Notification>)");
  EXPECT_EQ(notification.payment_reference, "DK1:1");
  EXPECT_EQ(notification.payment_amount, "85.1");
  EXPECT_EQ(notification.payment_currency, "DKK");
  ASSERT_THAT(notification.charges, SizeIs(2));
  EXPECT_EQ(notification.charges[0].tax_type, "A00");
  EXPECT_EQ(notification.charges[0].item, "1");
  EXPECT_EQ(notification.charges[0].base, "100");
  EXPECT_EQ(notification.charges[0].rate, "10.0");
  EXPECT_EQ(notification.charges[0].amount, "10.0");
  EXPECT_EQ(notification.charges[1].base, "301");
  EXPECT_EQ(notification.charges[1].amount, "75.1");
}

TEST(Notification, SaysHowCustomsDecidedOnARequest) {
  const auto decided = [](const std::string& position) {
    return read_one(
        "<Notification><NotificationEventType>CWMREQ</NotificationEventType>"
        "<Declaration><MRN>26DKLGV1MZKBVB8LA7</MRN></Declaration>"
        "<AdditionalInformation><StatementTypeCode>AFB</StatementTypeCode>"
        "<StatementDescription>Granted\n automatically.</StatementDescription>"
        "</AdditionalInformation>" +
        position +
        "<AdditionalMessage><URN>26DKCORJEGT7ECLL09</URN></AdditionalMessage>"
        "</Notification>");
  };
  const auto granted = decided("<CustomsPosition><Type>GRANTED</Type></CustomsPosition>");
  EXPECT_EQ(granted.type, "CWMREQ.granted");
  EXPECT_EQ(granted.mrn, "26DKLGV1MZKBVB8LA7");
  EXPECT_EQ(granted.additional_message, "26DKCORJEGT7ECLL09");
  ASSERT_THAT(granted.statements, SizeIs(1));
  EXPECT_EQ(granted.statements[0].text, "Granted automatically.");
  EXPECT_EQ(decided("<CustomsPosition><Type>DENIED</Type></CustomsPosition>").type,
            "CWMREQ.denied");
  EXPECT_EQ(decided("").type, "CWMREQ");
}

TEST(Notification, TellsWhatWasChangedAndWhatIsAskedFor) {
  const auto changed = read_one(R"(<Notification>
    <NotificationEventType>CWMRES</NotificationEventType>
    <Declaration><MRN>26DKLGV1MZKBVB8LA7</MRN>
      <amendment><createdBy>CWM</createdBy><value>A</value><pointer>$.type</pointer></amendment>
      <amendment><createdBy>TRADER</createdBy><value>1</value><pointer>$.unheardOf</pointer>
      </amendment></Declaration></Notification>)");
  ASSERT_THAT(changed.changes, SizeIs(2));
  EXPECT_EQ(changed.changes[0].at, FieldPointer("/additionalDeclarationType"));
  EXPECT_EQ(changed.changes[0].value, "A");
  EXPECT_EQ(changed.changes[1].by, "TRADER");
  EXPECT_TRUE(changed.changes[1].at.is_root());
  const auto asked = read_one(R"(<Notification>
    <NotificationEventType>CWMDOC</NotificationEventType>
    <AdditionalDocument><Type>N935</Type><Identifier>The invoice</Identifier></AdditionalDocument>
    <Declaration><MRN>26DKLGV1MZKBVB8LA7</MRN></Declaration></Notification>)");
  ASSERT_THAT(asked.statements, SizeIs(1));
  EXPECT_EQ(asked.statements[0].code, "N935");
  EXPECT_EQ(asked.statements[0].text, "The invoice");
}

TEST(Notification, HasATimeInUtcOrNone) {
  const auto time_of = [](const std::string& text) {
    return read_one(
               "<Notification><NotificationEventType>X</NotificationEventType><IssueDateTime>"
               "<DateTimeString>" +
               text + "</DateTimeString></IssueDateTime></Notification>")
        .issued_at;
  };
  EXPECT_EQ(time_of("20230317091316Z"), "2023-03-17T09:13:16Z");
  EXPECT_EQ(time_of(" 2023-03-14T10:16:38.713 "), "2023-03-14T10:16:38Z");
  for (const char* text : {"", "20230317", "2023-02-30T10:16:38", "20230317250000Z", "soon",
                           "[2023,3,13,9,32,21,284070396]"}) {
    EXPECT_EQ(time_of(text), "") << text;
  }
}

TEST(Notification, IsRefusedWithoutAType) {
  EXPECT_EQ(code_of("<Notification/>"), "message_not_a_notification");
  EXPECT_EQ(code_of("<Declaration/>"), "message_not_a_notification");
  EXPECT_EQ(code_of("<!DOCTYPE x><Notification/>"), "xml_doctype");
  EXPECT_EQ(code_of("<Notification>"), "xml_malformed");
}

TEST(Notification, IsReadFromEveryPublishedExample) {
  const auto examples = reference_files(kExamples, ".xml");
  if (examples.empty()) GTEST_SKIP() << "the notification examples are not at hand";
  Table table("notifications_dk", kNotificationColumns);
  for (const auto& path : examples) {
    const Notification notification = read_one(file_text(path));
    table.add(notification_row(path, notification));
    const std::string name = path.filename().string();
    EXPECT_EQ(notification.type.substr(0, 6), name.substr(0, 6)) << path;
    EXPECT_NE(notification.issued_at, "") << path;
    EXPECT_NE(notification.lrn + notification.mrn, "") << path;
    for (const CustomsError& error : notification.errors) {
      EXPECT_NE(error.code, "") << path;
      EXPECT_EQ(error.at.size(), error.pointers.size()) << path;
    }
  }
}

TEST(Notification, CarriesTheStatementOfARelease) {
  const auto path = reference(std::string(kExamples) + "/CWMROG_1.xml");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "the notification examples are not at hand";
  EXPECT_EQ(read_one(file_text(path)).statement_code, "A1");
}

}  // namespace
}  // namespace quayside::wire
