// The declaration: nouns of the WCO Data Model, data element numbers of the EU Customs Data Model
// (EUCDM, Annex B of Delegated Regulation (EU) 2015/2446 and of Implementing Regulation 2015/2447).
//
// Every struct is plain data and may be half filled: an empty string is an element not given.
// What each member is called in JSON, its number, format and code list stand in description.cpp,
// once; JSON, XML, forms, pointers and comparison all come from there.
#pragma once

#include <string>
#include <vector>

#include "shared/domain/documents.h"
#include "shared/domain/goods_item.h"
#include "shared/domain/parties.h"
#include "shared/domain/transport.h"
#include "shared/domain/values.h"

namespace quayside {

struct DeliveryTerms {        // 14 01
  std::string incoterm_code;  // 035
  std::string un_locode;      // 036
  std::string country;        // 020
  std::string location;       // 037
};

struct Invoice {
  Amount amount;         // 14 06, the total
  std::string currency;  // 14 05, of all amounts of the invoice
};

struct GoodsShipment {
  Party exporter;   // 13 01
  Party consignor;  // 13 02
  Party consignee;  // 13 03
  Party importer;   // 13 04
  Party seller;     // 13 08
  Party buyer;      // 13 09
  Party carrier;    // 13 12
  std::vector<AdditionalFiscalReference> additional_fiscal_references;
  std::vector<AdditionalSupplyChainActor> additional_supply_chain_actors;
  std::string person_paying_the_customs_duty;  // 13 21
  std::string person_providing_a_guarantee;    // 13 20
  DeliveryTerms delivery_terms;
  Invoice invoice;
  std::vector<AdditionOrDeduction> additions_and_deductions;
  Money postal_charges;                             // 14 13
  Money transport_and_insurance_costs;              // 14 15
  std::string transport_charges_method_of_payment;  // 14 02
  std::string nature_of_transaction;                // 99 05
  std::string country_of_destination;               // 16 03
  std::string region_of_destination;                // 16 04
  std::string country_of_dispatch;                  // 16 06
  std::string country_of_export;                    // 16 07
  std::vector<CountryOfRouting> countries_of_routing;
  Warehouse warehouse;
  LocationOfGoods location_of_goods;
  std::string place_of_loading;                 // 16 13
  PackageCount total_packages;                  // 6/18 of the United Kingdom
  Mass gross_mass;                              // 18 04 for the whole shipment
  std::string container_indicator;              // 19 01
  std::string mode_of_transport_at_the_border;  // 19 03
  std::string inland_mode_of_transport;         // 19 04
  std::vector<TransportMeans> departure_transport_means;
  TransportMeans arrival_transport_means;
  TransportMeans active_border_transport_means;
  std::vector<TransportEquipment> transport_equipment;
  std::vector<PreviousDocument> previous_documents;
  std::vector<AdditionalInformation> additional_information;
  std::vector<SupportingDocument> supporting_documents;
  std::vector<DocumentReference> additional_references;
  std::vector<DocumentReference> transport_documents;
  std::string reference_number_ucr;
  std::vector<GoodsItem> goods_items;
};

struct Declaration {
  std::string profile;                          // "dk"
  std::string data_set;                         // "H7"
  std::string lrn;                              // 12 09
  std::string declaration_type;                 // 11 01
  std::string additional_declaration_type;      // 11 02
  std::string security;                         // 11 07
  std::string specific_circumstance_indicator;  // 11 04
  std::string customs_office;                   // to which the message goes; no element of Annex B
  std::string customs_office_of_exit;           // 17 01
  std::string customs_office_of_export;         // 17 02
  std::string customs_office_of_presentation;   // 17 09
  std::string supervising_customs_office;       // 17 10
  std::string date_of_acceptance;               // 15 09
  std::vector<Authorisation> authorisations;
  std::vector<DeferredPayment> deferred_payments;
  std::vector<Guarantee> guarantees;
  std::string internal_currency_unit;  // 14 17
  ExchangeRate exchange_rate;          // 14 09
  Submitter submitter;
  Declarant declarant;
  Representative representative;
  GoodsShipment goods_shipment;
};

bool operator==(const Declaration& a, const Declaration& b);

}  // namespace quayside
