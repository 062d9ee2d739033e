// Requests: what may be asked about a declaration, and where customs' answers belong.
#include "server/services/requests.h"

#include <gmock/gmock.h>

#include "server/gateway/outbox.h"
#include "server/services/receive_notification.h"
#include "tests/support/fake_customs.h"
#include "tests/support/server_house.h"
#include "tests/support/vectors.h"

namespace quayside {
namespace {

using ::testing::HasSubstr;
using wire::Status;

const std::string kMrn = "26DKLGV1MZKBVB8LA7";
const std::string kUrn = "26DKCORJ7IVSGL6Y02";

std::string notification(const std::string& type, const std::string& mrn, const std::string& rest) {
  static int number = 100'000;
  ++number;  // id and time of issue
  return "<Notification><NotificationEventType>" + type +
         "</NotificationEventType><NotificationSID>id-" + std::to_string(number) +
         "</NotificationSID><Declaration><MRN>" + mrn + "</MRN><LRN>QS-1</LRN>" + rest +
         "<NotificationCreatedDate><DateTimeString formatCode=\"304\">20261124" +
         std::to_string(number) + "Z</DateTimeString></NotificationCreatedDate></Notification>";
}

class Requests : public ::testing::Test {
 protected:
  Requests() : trader_(house_.trader()), outbox_(house_.store(), house_.clock, customs_) {
    declaration_ = testing::declaration_of(trader_.eori, "QS-1");
    id_ = house_.submitted(trader_, "QS-1");
    outbox_.deliver_next();
    hear(notification("CWMACC", kMrn, "</Declaration>"));
  }
  void hear(const std::string& raw) {
    ASSERT_TRUE(services::receive_notification(house_.environment(), {"dk", raw}).has_value());
    services::apply_stored_notifications(house_.environment());
  }
  void hear_of_request(const std::string& type, const std::string& more = "") {
    const bool decision = type == "CWMREQ";
    const std::string number = decision ? "<URN>" + kUrn + "</URN>" : "<MRN>" + kUrn + "</MRN>";
    hear(notification(
        type, kMrn,
        "</Declaration>" + more + "<AdditionalMessage>" + number + "</AdditionalMessage>"));
  }
  wire::SignedRequest ask(const std::string& kind) const {
    return {kind, id_, kMrn, kind == "amendment" ? "5" : "122", "The value was wrong on it."};
  }
  Declaration changed(const std::string& value = "120.50") const {
    Declaration after = declaration_;
    after.goods_shipment.goods_items[0].commodity.description_of_goods = value;
    return after;
  }
  services::SubmitOutcome submit(const Declaration& declaration, const wire::SignedRequest& request,
                                 const std::string& submission = seal::random_uuid()) {
    return house_.submit(
        trader_,
        house_.envelope(trader_, declaration, {.submission_id = submission, .request = request}));
  }
  std::string refusal(const Declaration& declaration, const wire::SignedRequest& request) {
    const auto outcome = submit(declaration, request);
    return outcome.answer ? "" : outcome.answer.error().code;
  }
  std::string submitted(const Declaration& declaration, const wire::SignedRequest& request) {
    const std::string submission = seal::random_uuid();
    const auto outcome = submit(declaration, request, submission);
    EXPECT_TRUE(outcome.created) << outcome.answer.error().code;
    return submission;
  }

  testing::ServerHouse house_;
  testing::Trader trader_;
  testing::FakeCustoms customs_;
  gateway::Outbox outbox_;
  Declaration declaration_;
  std::string id_;
};

TEST_F(Requests, AmendWhatCustomsHas) {
  const std::string request = submitted(changed("Glass lamps, hand made"), ask("amendment"));
  EXPECT_EQ(house_.view(request).request, "amendment");
  EXPECT_EQ(house_.view(request).about, id_);
  ASSERT_TRUE(outbox_.deliver_next());
  EXPECT_THAT(customs_.last_xml(), HasSubstr("<ns2:FunctionCode>4</ns2:FunctionCode>"));
  EXPECT_THAT(customs_.last_xml(), HasSubstr(kMrn));
  EXPECT_THAT(customs_.last_xml(), HasSubstr("Glass lamps, hand made"));
  EXPECT_EQ(house_.view(request).status, Status::sent);

  hear_of_request("CWMRCV");
  EXPECT_EQ(house_.view(request).status, Status::received);
  EXPECT_EQ(house_.view(request).mrn, kUrn);
  EXPECT_EQ(house_.view(id_).status, Status::accepted);
  hear_of_request("CWMREQ", "<CustomsPosition><Type>GRANTED</Type></CustomsPosition>");
  EXPECT_EQ(house_.view(request).status, Status::granted);
  EXPECT_EQ(house_.view(id_).status, Status::accepted);
  EXPECT_EQ(house_.view(id_).mrn, kMrn);
  EXPECT_EQ(house_.view(id_).timeline.back().event, "CWMREQ.granted");
}

TEST_F(Requests, TellWhatOthersChanged) {
  hear(notification("CWMRES", kMrn,
                    "<amendment><createdBy>CWM</createdBy><value>A</value>"
                    "<pointer>$.type</pointer></amendment></Declaration>"));
  const auto view = house_.view(id_);
  ASSERT_EQ(view.changes.size(), 1U);
  EXPECT_EQ(view.changes[0].by, "CWM");
  EXPECT_EQ(view.changes[0].value, "A");
  EXPECT_EQ(view.changes[0].at.text(), "/additionalDeclarationType");
}

TEST_F(Requests, AreMadeOfTheLastAmendmentThatWasGranted) {
  const std::string first = submitted(changed("Glass lamps"), ask("amendment"));
  EXPECT_EQ(refusal(changed("Lamps of glass"), ask("amendment")), "request_pending");
  outbox_.deliver_next();
  hear_of_request("CWMREQ", "<CustomsPosition><Type>GRANTED</Type></CustomsPosition>");
  ASSERT_EQ(house_.view(first).status, Status::granted);
  EXPECT_EQ(refusal(changed("Glass lamps"), ask("amendment")), "nothing_changed");
  EXPECT_EQ(refusal(declaration_, ask("amendment")), "");
}

TEST_F(Requests, LeaveTheDeclarationAsItIsWhenTheyAreDeniedOrRejected) {
  const std::string first = submitted(changed("Glass lamps"), ask("amendment"));
  outbox_.deliver_next();
  hear_of_request("CWMREQ", "<CustomsPosition><Type>DENIED</Type></CustomsPosition>");
  EXPECT_EQ(house_.view(first).status, Status::denied);
  EXPECT_EQ(refusal(declaration_, ask("amendment")), "nothing_changed");

  const std::string second = submitted(declaration_, ask("invalidation"));
  outbox_.deliver_next();
  hear(notification("CWMREJ", "",
                    "</Declaration><Error><ValidationCode>DK2157</ValidationCode></Error>"
                    "<AdditionalMessage><MRN>26DKINVJ7IVSGL6Y02</MRN></AdditionalMessage>"));
  EXPECT_EQ(house_.view(second).status, Status::rejected);
  EXPECT_EQ(house_.view(second).errors.at(0).code, "DK2157");
  EXPECT_EQ(house_.view(id_).status, Status::accepted);
  EXPECT_TRUE(house_.view(id_).errors.empty());
}

// An invalidation need not wait for a declaration without errors; what customs is to take must.
TEST_F(Requests, AreJudgedWhereTheyLodgeADeclaration) {
  Declaration wrong = declaration_;
  wrong.goods_shipment.goods_items[0].commodity.commodity_code.harmonized_system_sub_heading_code =
      "999999";
  EXPECT_EQ(refusal(wrong, ask("amendment")), "declaration_has_errors");
  EXPECT_EQ(refusal(wrong, ask("supplementary")), "declaration_has_errors");
  EXPECT_EQ(refusal(wrong, ask("invalidation")), "");
}

TEST_F(Requests, InvalidateTheDeclaration) {
  const std::string request = submitted(declaration_, ask("invalidation"));
  outbox_.deliver_next();
  EXPECT_THAT(customs_.last_xml(), HasSubstr("<ns2:TypeCode>INV</ns2:TypeCode>"));
  hear_of_request("CWMREQ", "<CustomsPosition><Type>GRANTED</Type></CustomsPosition>");
  hear(notification("CWMINV", kMrn, "</Declaration>"));
  EXPECT_EQ(house_.view(request).status, Status::granted);
  EXPECT_EQ(house_.view(id_).status, Status::invalidated);
  EXPECT_EQ(refusal(declaration_, ask("invalidation")), "request_not_possible");
}

TEST_F(Requests, AreRefusedWithTheReason) {
  wire::SignedRequest request = ask("amendment");
  request.reason_code = "999";
  EXPECT_EQ(refusal(changed(), request), "reason_malformed");
  EXPECT_EQ(refusal(declaration_, ask("amendment")), "nothing_changed");
  request = ask("invalidation");
  request.mrn = "26DKLGV1MZKBVB8LA8";
  EXPECT_EQ(refusal(declaration_, request), "request_mrn_wrong");
  request = ask("invalidation");
  request.about = seal::random_uuid();
  EXPECT_EQ(refusal(declaration_, request), "request_about_unknown");
  Declaration wrong = changed();
  wrong.goods_shipment.goods_items[0].commodity.commodity_code = {};
  EXPECT_EQ(refusal(wrong, ask("amendment")), "declaration_has_errors");
  Declaration other = changed();
  other.lrn = "QS-2";
  EXPECT_EQ(refusal(other, ask("amendment")), "request_mrn_wrong");
}

TEST_F(Requests, AreOfTheOrganisationThatLodged) {
  const testing::Trader other = house_.trader(testing::kOtherEori);
  Declaration theirs = changed();
  theirs.declarant.identification_number = testing::kOtherEori;
  const auto outcome =
      house_.submit(other, house_.envelope(other, theirs, {.request = ask("amendment")}));
  ASSERT_FALSE(outcome.answer);
  EXPECT_EQ(outcome.answer.error().code, "request_about_unknown");
}

TEST_F(Requests, DoNotUseTheLrnUp) {
  submitted(declaration_, ask("invalidation"));
  outbox_.deliver_next();
  hear_of_request("CWMREQ", "<CustomsPosition><Type>GRANTED</Type></CustomsPosition>");
  hear(notification("CWMTAX", kMrn, "</Declaration>"));
  EXPECT_EQ(house_.view(id_).timeline.back().event, "CWMTAX");
}

/// An export that HMRC has accepted.
class BritishRequests : public ::testing::Test {
 protected:
  BritishRequests() : outbox_(house_.store(), house_.clock, customs_) {
    house_.connected = {"gb"};
    const auto outcome =
        house_.submit(trader_, house_.envelope(trader_, declaration_, {.submission_id = id_}));
    EXPECT_TRUE(outcome.created) << outcome.answer.error().code << outcome.verdict;
    outbox_.deliver_next();
    hear("01");
  }
  void hear(const std::string& function, const std::string& more = "") {
    static int second = 10;
    const std::string at = std::to_string(++second);
    const std::string raw =
        "<MetaData><WCOTypeName>RES</WCOTypeName><Response><FunctionCode>" + function +
        "</FunctionCode><FunctionalReferenceID>n" + at +
        "</FunctionalReferenceID><IssueDateTime><DateTimeString formatCode=\"304\">202611240913" +
        at + "Z</DateTimeString></IssueDateTime>" + more +
        "<Declaration><FunctionalReferenceID>QS-1</FunctionalReferenceID><ID>" + kMrn_ +
        "</ID></Declaration></Response></MetaData>";
    ASSERT_TRUE(services::receive_notification(house_.environment(), {"gb", raw}).has_value());
    services::apply_stored_notifications(house_.environment());
  }
  void ask_and_hear_yes(const std::string& kind, const Declaration& declaration) {
    const wire::SignedRequest request{kind, id_, kMrn_, kind == "amendment" ? "32" : "1", "Typo"};
    const auto outcome =
        house_.submit(trader_, house_.envelope(trader_, declaration, {.request = request}));
    ASSERT_TRUE(outcome.created) << outcome.answer.error().code << outcome.verdict;
    outbox_.deliver_next();
    hear("11", "<Status><NameCode>39</NameCode></Status>");
  }

  const std::string kMrn_ = "26GB00000000000013";
  const std::string id_ = seal::random_uuid();
  testing::ServerHouse house_;
  testing::Trader trader_ = house_.trader("GB603202734852");
  Declaration declaration_ = testing::british_export(QUAYSIDE_SOURCE_DIR, trader_.eori, "QS-1");
  testing::FakeCustoms customs_{"gb"};
  gateway::Outbox outbox_;
};

// An amendment that was granted long before says nothing of the goods that never left.
TEST_F(BritishRequests, TellAnExpiredExportFromOneMadeInvalid) {
  Declaration changed = declaration_;
  changed.goods_shipment.goods_items[0].commodity.description_of_goods = "Glass lamps";
  ask_and_hear_yes("amendment", changed);
  hear("10");
  EXPECT_EQ(house_.view(id_).status, Status::expired);
}

TEST_F(BritishRequests, MakeAnExportInvalid) {
  ask_and_hear_yes("invalidation", declaration_);
  hear("10");
  EXPECT_EQ(house_.view(id_).status, Status::invalidated);
}

// Asked for with another program.
TEST_F(BritishRequests, AreKnownFromCustomsAnswerAlone) {
  hear("11", "<Status><NameCode>39</NameCode></Status>");
  hear("10");
  EXPECT_EQ(house_.view(id_).status, Status::invalidated);
}

}  // namespace
}  // namespace quayside
