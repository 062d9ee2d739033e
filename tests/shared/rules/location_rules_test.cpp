#include "tests/support/h7_declaration.h"

#include <gtest/gtest.h>

namespace quayside::testing {
namespace {

// location.designated_place_has_locode_or_office
TEST(LocationRules, DesignatedPlaceMayHaveAnOffice) {
  const Declaration declaration = with(place_of_office());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(LocationRules, DesignatedPlaceHasNoAddress) {
  const Declaration declaration = with({{location("typeOfLocation"), "A"}});
  EXPECT_EQ(rules_broken_by(declaration),
            Rules({"location.designated_place_has_locode_or_office"}));
}

// location.authorised_place_has_authorisation
TEST(LocationRules, AuthorisedPlaceHasAnAuthorisation) {
  const Declaration declaration = with(authorised_place());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(LocationRules, AuthorisedPlaceHasNoAddress) {
  const Declaration declaration = with({{location("typeOfLocation"), "B"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"location.authorised_place_has_authorisation"}));
}

// location.approved_place_has_address
TEST(LocationRules, ApprovedPlaceHasAnAddress) {
  const Declaration declaration = with({{location("typeOfLocation"), "C"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(LocationRules, ApprovedPlaceHasNoCustomsOffice) {
  const Declaration declaration = with(place_of_office(), {{location("typeOfLocation"), "C"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"location.approved_place_has_address"}));
}

// location.other_place_has_address_or_coordinates_or_eori
TEST(LocationRules, OtherPlaceMayHaveAnEORINumber) {
  const Declaration declaration = with(place_of_operator());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(LocationRules, OtherPlaceHasNoAuthorisation) {
  const Declaration declaration = with(authorised_place(), {{location("typeOfLocation"), "D"}});
  EXPECT_EQ(rules_broken_by(declaration),
            Rules({"location.other_place_has_address_or_coordinates_or_eori"}));
}

// location.address_is_given
TEST(LocationRules, AddressIsGiven) {
  const Declaration declaration = an_h7_declaration();
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(LocationRules, AddressIsMissing) {
  const Declaration declaration = with(without_address_of_location());
  EXPECT_EQ(rules_broken_by(declaration), Rules({"location.address_is_given"}));
}

// location.customs_office_is_given
TEST(LocationRules, CustomsOfficeIsGiven) {
  const Declaration declaration = with(place_of_office());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(LocationRules, CustomsOfficeIsMissing) {
  const Declaration declaration = with(place_of_office(), {{location("customsOffice"), ""}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"location.customs_office_is_given"}));
}

// location.authorisation_number_is_given
TEST(LocationRules, AuthorisationIsGiven) {
  const Declaration declaration = with(authorised_place());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(LocationRules, AuthorisationIsMissing) {
  const Declaration declaration = with(authorised_place(), {{location("authorisationNumber"), ""}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"location.authorisation_number_is_given"}));
}

// location.authorisation_number_is_of_a_temporary_storage
TEST(LocationRules, AuthorisationHasNineDigits) {
  const Declaration declaration = with(authorised_place());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(LocationRules, AuthorisationHasNotEightDigits) {
  const Declaration declaration =
      with(authorised_place(), {{location("authorisationNumber"), "DKTST17167912"}});
  EXPECT_EQ(rules_broken_by(declaration),
            Rules({"location.authorisation_number_is_of_a_temporary_storage"}));
}

// location.additional_identifier_is_given
TEST(LocationRules, AdditionalIdentifierIsGiven) {
  const Declaration declaration = with(authorised_place());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(LocationRules, AdditionalIdentifierIsMissing) {
  const Declaration declaration =
      with(authorised_place(), {{location("additionalIdentifier"), ""}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"location.additional_identifier_is_given"}));
}

// location.un_locode_is_given
TEST(LocationRules, LocodeIsGiven) {
  const Declaration declaration = with(place_of_locode());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(LocationRules, LocodeIsMissing) {
  const Declaration declaration = with(place_of_locode(), {{location("unLocode"), ""}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"location.un_locode_is_given"}));
}

// location.coordinates_are_given
TEST(LocationRules, CoordinatesAreGiven) {
  const Declaration declaration =
      with(without_address_of_location(), {{location("qualifierOfIdentification"), "W"},
                                           {location("latitude"), "56.15294"},
                                           {location("longitude"), "10.20319"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(LocationRules, LongitudeIsMissing) {
  const Declaration declaration =
      with(without_address_of_location(),
           {{location("qualifierOfIdentification"), "W"}, {location("latitude"), "56.15294"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"location.coordinates_are_given"}));
}

// location.economic_operator_is_given
TEST(LocationRules, OperatorIsGiven) {
  const Declaration declaration = with(place_of_operator());
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(LocationRules, OperatorIsMissing) {
  const Declaration declaration = with(place_of_operator(), {{location("economicOperator"), ""}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"location.economic_operator_is_given"}));
}

// location.place_is_named_in_one_way
TEST(LocationRules, OperatorMayHaveAnAdditionalIdentifier) {
  const Declaration declaration =
      with(place_of_operator(), {{location("additionalIdentifier"), "0001"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(LocationRules, AddressHasNoLocodeBesideIt) {
  const Declaration declaration = with({{location("unLocode"), "DKCPH-0011"}});
  EXPECT_EQ(rules_broken_by(declaration), Rules({"location.place_is_named_in_one_way"}));
}

}  // namespace
}  // namespace quayside::testing
