// The declaration: nouns of the WCO Data Model, data element numbers of the EU Customs Data Model
// (EUCDM, Annex B of Delegated Regulation (EU) 2015/2446 and of Implementing Regulation 2015/2447).
//
// Every struct is plain data and may be half filled: an empty string is an element not given.
// What each member is called in JSON, its number, format and code list stand in description.cpp,
// once; JSON, XML, forms, pointers and comparison all come from there.
#pragma once

#include <string>
#include <vector>

#include "shared/domain/parties.h"
#include "shared/domain/values.h"

namespace quayside {

struct DocumentReference {       // 12 03, 12 04, 12 05
  std::string type;              // 002
  std::string reference_number;  // 001
};

struct PreviousDocument {  // 12 01
  std::string type;
  std::string reference_number;
  ItemNumber goods_item_identifier;  // 007
};

struct AdditionalInformation {  // 12 02
  std::string code;             // 008
  std::string text;             // 009
};

struct Money {
  std::string currency;  // 012, ISO 4217
  Amount amount;         // 014
};

struct LocationOfGoods {                    // 16 15
  std::string type_of_location;             // 045
  std::string qualifier_of_identification;  // 046
  std::string un_locode;                    // 036
  std::string authorisation_number;         // 052
  std::string additional_identifier;        // 053
  std::string customs_office;               // 047 001
  std::string latitude;                     // 048 049
  std::string longitude;                    // 048 050
  std::string economic_operator;            // 051 017
  Address address;                          // 018
  PostcodeAddress postcode_address;         // 081
};

struct DeferredPayment {  // 12 10
  std::string reference;
};

struct AdditionalProcedure {  // 11 10
  std::string code;
};

struct Packaging {                  // 18 06
  PackageCount number_of_packages;  // 004
};

struct CommodityCode {                             // 18 09
  std::string harmonized_system_sub_heading_code;  // 056, six digits
};

struct GoodsMeasure {
  Mass gross_mass;               // 18 04
  Quantity supplementary_units;  // 18 02
};

struct Commodity {
  std::string description_of_goods;  // 18 05
  CommodityCode commodity_code;
  GoodsMeasure goods_measure;
};

struct GoodsItem {               // WCO GovernmentAgencyGoodsItem
  ItemNumber goods_item_number;  // 11 03
  Commodity commodity;
  std::vector<AdditionalProcedure> additional_procedures;
  Money intrinsic_value;                // 14 14
  Money transport_and_insurance_costs;  // 14 15
  std::string method_of_payment;        // 14 03 038
  std::vector<Packaging> packagings;
  Exporter exporter;
  std::vector<AdditionalFiscalReference> additional_fiscal_references;
  std::vector<PreviousDocument> previous_documents;
  std::vector<AdditionalInformation> additional_information;
  std::vector<DocumentReference> supporting_documents;
  std::vector<DocumentReference> additional_references;
  std::vector<DocumentReference> transport_documents;
  std::string reference_number_ucr;  // 12 08
};

struct GoodsShipment {
  Exporter exporter;
  Importer importer;
  std::vector<AdditionalFiscalReference> additional_fiscal_references;
  LocationOfGoods location_of_goods;
  Mass gross_mass;                      // 18 04 for the whole shipment
  Money transport_and_insurance_costs;  // 14 15
  std::vector<PreviousDocument> previous_documents;
  std::vector<AdditionalInformation> additional_information;
  std::vector<DocumentReference> supporting_documents;
  std::vector<DocumentReference> additional_references;
  std::vector<DocumentReference> transport_documents;
  std::string reference_number_ucr;
  std::vector<GoodsItem> goods_items;
};

struct Declaration {
  std::string profile;                      // "dk"
  std::string data_set;                     // "H7"
  std::string lrn;                          // 12 09
  std::string additional_declaration_type;  // 11 02
  std::string customs_office;               // 17 09; DeclarationOfficeID in the Danish messages
  std::vector<DeferredPayment> deferred_payments;
  Submitter submitter;
  Declarant declarant;
  Representative representative;
  GoodsShipment goods_shipment;
};

bool operator==(const Declaration& a, const Declaration& b);

}  // namespace quayside
