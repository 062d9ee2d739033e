// A goods item and all that is said of it, see declaration.h.
#pragma once

#include <string>
#include <vector>

#include "shared/domain/documents.h"
#include "shared/domain/parties.h"
#include "shared/domain/transport.h"
#include "shared/domain/values.h"

namespace quayside {

struct Money {
  std::string currency;  // 012, ISO 4217
  Amount amount;         // 014
};

struct Procedure {        // 11 09
  std::string requested;  // 001
  std::string previous;   // 002
};

struct AdditionalProcedure {  // 11 10
  std::string code;
};

struct Packaging {                  // 18 06
  std::string type_of_packages;     // 003
  PackageCount number_of_packages;  // 004
  std::string shipping_marks;       // 054
};

struct AdditionalCode {  // 18 09 059 of the TARIC, 18 09 060 national
  std::string code;
};

struct CommodityCode {                                    // 18 09
  std::string harmonized_system_sub_heading_code;         // 056, six digits
  std::string combined_nomenclature_code;                 // 057, digits 7 and 8
  std::string taric_code;                                 // 058, digits 9 and 10
  std::vector<AdditionalCode> taric_additional_codes;     // 059
  std::vector<AdditionalCode> national_additional_codes;  // 060
};

struct GoodsMeasure {
  Mass gross_mass;               // 18 04
  Mass net_mass;                 // 18 01
  Quantity supplementary_units;  // 18 02
};

struct DangerousGoods {   // 18 07
  std::string un_number;  // 055
};

struct Commodity {
  std::string description_of_goods;  // 18 05
  CommodityCode commodity_code;
  std::string cus_code;       // 18 08, of the customs inventory of chemical substances
  std::string type_of_goods;  // 18 10
  std::vector<DangerousGoods> dangerous_goods;
  GoodsMeasure goods_measure;
};

/// One line of duties and taxes: WCO DutyTaxFee. Preference and quota stand with the duty that they
/// are claimed for.
struct DutyTaxFee {                            // 14 03
  std::string tax_type;                        // 039
  std::string preference;                      // 14 11
  std::string quota_order_number;              // 99 01
  std::string method_of_payment;               // 038
  Amount tax_base_amount;                      // 040 014
  Quantity tax_base_quantity;                  // 040 006
  std::string measurement_unit_and_qualifier;  // 040 005
  Rate tax_rate;                               // 040 041
  Amount tax_amount;                           // 040 043
  Amount payable_tax_amount;                   // 042
  Amount total_amount;                         // 14 16, all duties and taxes of the item
};

struct AdditionOrDeduction {  // 14 04
  std::string code;           // 008
  Amount amount;              // 014, in the currency of the invoice
  std::string currency;       // of the United Kingdom (4/9); elsewhere that of the invoice
};

struct GoodsItem {               // WCO GovernmentAgencyGoodsItem
  ItemNumber goods_item_number;  // 11 03
  Commodity commodity;
  Procedure procedure;
  std::vector<AdditionalProcedure> additional_procedures;
  std::string country_of_origin;               // 16 08
  std::string country_of_preferential_origin;  // 16 09
  std::vector<Packaging> packagings;
  Money intrinsic_value;                // 14 14
  Money transport_and_insurance_costs;  // 14 15
  Money postal_value;                   // 14 12
  Amount item_amount_invoiced;          // 14 08, in the currency of the invoice
  std::string invoice_currency;         // 14 05, where it stands at the item (4/14 of the UK)
  std::string valuation_method;         // 14 10
  std::string valuation_indicators;     // 14 07
  std::vector<AdditionOrDeduction> additions_and_deductions;
  std::vector<DutyTaxFee> duties_and_taxes;
  Amount statistical_value;                         // 99 06
  std::string nature_of_transaction;                // 99 05
  std::string transport_charges_method_of_payment;  // 14 02
  std::string country_of_destination;               // 16 03
  std::string region_of_destination;                // 16 04
  std::string country_of_dispatch;                  // 16 06
  std::string country_of_export;                    // 16 07
  std::string region_of_dispatch;                   // 16 10
  Party exporter;                                   // 13 01
  Party consignor;                                  // 13 02
  Party consignee;                                  // 13 03
  Party seller;                                     // 13 08
  Party buyer;                                      // 13 09
  std::vector<AdditionalFiscalReference> additional_fiscal_references;
  std::vector<AdditionalSupplyChainActor> additional_supply_chain_actors;
  std::vector<TransportEquipment> transport_equipment;  // 19 07, at the item in the UK (7/10)
  std::vector<Authorisation> authorisations;
  std::vector<PreviousDocument> previous_documents;
  std::vector<AdditionalInformation> additional_information;
  std::vector<SupportingDocument> supporting_documents;
  std::vector<DocumentReference> additional_references;
  std::vector<DocumentReference> transport_documents;
  std::string reference_number_ucr;  // 12 08
};

}  // namespace quayside
