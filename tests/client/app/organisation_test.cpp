// People and mandates in the client: what is asked before it is done, said once it stands, and
// kept.
#include "client/app/organisation.h"

#include <gmock/gmock.h>

#include "client/app/apply.h"
#include "shared/wire/pages.h"

namespace quayside::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Moment kNoon{1795521600, "11111111-1111-4111-8111-111111111111"};

class Organisation : public ::testing::Test {
 protected:
  Organisation() {
    EXPECT_TRUE(seal::initialise());
    state_.today = Date{2026, 11, 24};
    state_.vault = seal::create_vault("a long passphrase", {1, 8 * 1024})->unlocked;
    state_.identity = {"DK12345678", "Nordhavn Import", "Anna", "owner"};
    state_.organisation = told();
    state_.route = parse_route("/organisation");
  }
  wire::OrganisationView told() const {
    wire::OrganisationView view;
    view.eori = "DK12345678";
    view.role = "owner";
    view.member = state_.vault->signing_key().public_key().kid();
    return view;
  }
  template <class E>
  std::vector<E> make(const Command& command) {
    std::vector<E> found;
    for (const Effect& effect : apply(state_, command, kNoon)) {
      if (const E* one = std::get_if<E>(&effect)) found.push_back(*one);
    }
    return found;
  }
  std::vector<std::string> announced() {
    std::vector<std::string> keys;
    for (const Words& words : std::exchange(state_.announcements, {}))
      keys.push_back(words.key);
    return keys;
  }
  Revocation of_a_key() const {
    wire::KeyEvent event;
    event.event = "revoke";
    event.kid = state_.vault->signing_key().public_key().kid();
    return {event, "", event.kid.substr(0, 8)};
  }
  AppState state_;
};

TEST_F(Organisation, AsksBeforeAKeyIsRevoked) {
  EXPECT_THAT(make<SendKeyEvent>(AskRevoke{of_a_key()}), IsEmpty());
  ASSERT_TRUE(state_.confirm_revoke);
  EXPECT_EQ(state_.focus, "revoke.cancel");
  make<SendKeyEvent>(AskRevoke{});
  EXPECT_FALSE(state_.confirm_revoke);
  EXPECT_EQ(state_.focus, "key.revoke." + of_a_key().event.kid) << "back to where it was asked";
  make<SendKeyEvent>(AskRevoke{of_a_key()});
  const auto sent = make<SendKeyEvent>(SignKeyEvent{state_.confirm_revoke->event});
  ASSERT_EQ(sent.size(), 1U);
  const auto event = wire::key_event_from_json(sent[0].statement.payload);
  ASSERT_TRUE(event);
  EXPECT_EQ(event->event, "revoke");
  EXPECT_EQ(event->from, event->at);
  EXPECT_FALSE(state_.confirm_revoke);
}

TEST_F(Organisation, AsksBeforeAMandateIsRevoked) {
  EXPECT_THAT(make<SendMandate>(AskRevoke{Revocation{{}, "m1", "Havn"}}), IsEmpty());
  make<SendMandate>(AskRevoke{});
  EXPECT_EQ(state_.focus, "mandate.m1.revoke");
  make<SendMandate>(AskRevoke{Revocation{{}, "m1", "Havn"}});
  const auto sent = make<SendMandate>(RevokeMandate{"m1"});
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_TRUE(sent[0].is_revocation);
  EXPECT_FALSE(state_.confirm_revoke);
}

TEST_F(Organisation, SaysSinceWhenAKeyWasLost) {
  make<SendKeyEvent>(AskRevoke{of_a_key()});
  make<SendKeyEvent>(SetForm{"lost_since", "2026-11-25"});
  EXPECT_THAT(make<SendKeyEvent>(SignKeyEvent{of_a_key().event}), IsEmpty()) << "tomorrow";
  EXPECT_EQ(state_.form_errors["lost_since"], "ui.form.required.lost_since");
  EXPECT_TRUE(state_.confirm_revoke);
  make<SendKeyEvent>(SetForm{"lost_since", " 2026-11-20 "});
  const auto sent = make<SendKeyEvent>(SignKeyEvent{of_a_key().event});
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(wire::key_event_from_json(sent[0].statement.payload)->from, "2026-11-20T00:00:00Z");
  make<SendKeyEvent>(AskRevoke{of_a_key()});
  EXPECT_EQ(state_.form.count("lost_since"), 0U) << "of another key";
}

TEST_F(Organisation, RemovesAPersonOnceItWasAsked) {
  wire::KeyEvent event;
  event.event = "remove";
  event.member = of_a_key().event.kid;
  EXPECT_THAT(make<SendKeyEvent>(AskRevoke{Revocation{event, "", "Carl Dam"}}), IsEmpty());
  make<SendKeyEvent>(AskRevoke{});
  EXPECT_EQ(state_.focus, "member.remove." + event.member);
  EXPECT_EQ(make<SendKeyEvent>(SignKeyEvent{event}).size(), 1U);
}

TEST_F(Organisation, SignsAPolicyOnlyWhenItIsAsked) {
  wire::SigningPolicy policy;
  policy.others = wire::Level::session;
  EXPECT_THAT(make<SendPolicy>(SetPolicy{}), IsEmpty()) << "nothing is chosen";
  EXPECT_THAT(make<SendPolicy>(ChoosePolicy{policy}), IsEmpty());
  make<SendPolicy>(ChoosePolicy{});
  EXPECT_THAT(make<SendPolicy>(SetPolicy{}), IsEmpty()) << "it was left as it is";
  make<SendPolicy>(ChoosePolicy{policy});
  make<SendPolicy>(GoTo{parse_route("/")});
  EXPECT_THAT(make<SendPolicy>(SetPolicy{}), IsEmpty()) << "it was forgotten with the page";
  make<SendPolicy>(ChoosePolicy{policy});
  const auto sent = make<SendPolicy>(SetPolicy{});
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(wire::policy_from_json(sent[0].statement.payload)->others, wire::Level::session);
  make<SendPolicy>(SetForm{"role_of.x", "auditor"});
  make<SendPolicy>(OrganisationTold{told()});
  EXPECT_FALSE(state_.new_policy);
  EXPECT_EQ(state_.form.count("role_of.x"), 0U);
}

TEST_F(Organisation, ForgetsTheQuestionWithThePage) {
  make<SendKeyEvent>(AskRevoke{of_a_key()});
  make<PushRoute>(GoTo{parse_route("/")});
  EXPECT_FALSE(state_.confirm_revoke);
}

TEST_F(Organisation, SaysOnceWhatWasSignedStandsAndWhere) {
  wire::OrganisationView more = told();
  more.invitations.push_back({"i1", "Carl Dam", "declarant", "2026-12-01"});
  make<SendKeyEvent>(OrganisationTold{more});
  EXPECT_THAT(announced(), IsEmpty()) << "nothing was signed here";
  wire::KeyEvent invite;
  invite.event = "invite";
  invite.person = "Dorthe Lund";
  invite.role = "declarant";
  ASSERT_EQ(make<SendKeyEvent>(SignKeyEvent{invite}).size(), 1U);
  more.invitations.push_back({"i2", "Dorthe Lund", "declarant", "2026-12-01"});
  make<SendKeyEvent>(OrganisationTold{more});
  EXPECT_THAT(announced(), ElementsAre("ui.organisation.changed"));
  EXPECT_EQ(state_.focus, "invitations");
  EXPECT_EQ(state_.busy, "");
}

TEST_F(Organisation, KeepsMandatesOnTheDevice) {
  wire::MandateView mandate;
  mandate.mandate.id = "m1";
  EXPECT_EQ(make<StoreMandates>(MandatesTold{{mandate}}).size(), 1U);
  AppState later;
  IdentityLoaded loaded;
  loaded.mandates = state_.mandates;
  apply(later, loaded, kNoon);
  ASSERT_EQ(later.mandates.size(), 1U);
  EXPECT_EQ(later.mandates[0].mandate.id, "m1");
}

TEST_F(Organisation, IsAskedForOnceThereIsASession) {
  const std::string review = "/submissions/6f0e2a3c-5d0b-4c1f-9b0e-2f1d3c4b5a69";
  for (const Online online : {Online::unknown, Online::pending, Online::refused}) {
    state_.online = online;
    EXPECT_THAT(make<FetchOrganisation>(GoTo{parse_route("/organisation")}), IsEmpty());
    EXPECT_THAT(make<FetchReview>(GoTo{parse_route(review)}), IsEmpty());
  }
  EXPECT_EQ(make<FetchReview>(SignedIn{state_.identity}).size(), 1U) << "what the page waits for";
  EXPECT_EQ(make<FetchOrganisation>(GoTo{parse_route("/organisation")}).size(), 1U);
}

TEST_F(Organisation, WipesTheOperatorsTokenWithThePage) {
  state_.route = parse_route("/operator");
  make<PushRoute>(SetForm{"operator_token", "secret"});
  EXPECT_EQ(make<SendToOperator>(AskOperator{}).size(), 1U);
  make<PushRoute>(GoTo{parse_route("/")});
  EXPECT_EQ(state_.form.count("operator_token"), 0U);
}

TEST(Routes, AreAllServedByTheServer) {
  const std::string id = "6f0e2a3c-5d0b-4c1f-9b0e-2f1d3c4b5a69";
  for (int screen = 0; screen <= static_cast<int>(Screen::not_found); ++screen) {
    Route route;
    route.screen = static_cast<Screen>(screen);
    route.id = id;
    route.section = "about";
    const std::string path = route_path(route);
    if (path == "/") continue;
    EXPECT_TRUE(wire::is_page(path)) << path;
    EXPECT_EQ(parse_route(path).screen, route.screen) << path;
  }
}

}  // namespace
}  // namespace quayside::app
