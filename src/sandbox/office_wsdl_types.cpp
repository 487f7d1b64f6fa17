// The part of the WSDLs that the pretend office speaks, as text: "@service", then one type a paragraph.
#include "woo24/sandbox/office_wsdl.hpp"

namespace woo24::sandbox {

const char* office_wsdl_text() {
  return R"wsdl(
@
Addresses Post:Address Delivery:Address Visit:Address Invoice:Address
Address Street:string State:string PostalCode:string PostalArea:string Name:string City:string Country:string
EmailAddresses Home:EmailAddress Invoice:EmailAddress Primary:EmailAddress Work:EmailAddress Alternative:EmailAddress
EmailAddress Description:string Name:string Value:string
PhoneNumbers Home:PhoneNumber Fax:PhoneNumber Mobile:PhoneNumber Primary:PhoneNumber Work:PhoneNumber
PhoneNumber Description:string Value:string
ArrayOfInt int:int*
ArrayOfString string:string*?
APIException Type:string Message:string StackTrace:string
@auth
<Login> credential:Credential
Credential ApplicationId:guid! IdentityId:guid Password:string Username:string
<HasSession>
<GetIdentity>
Identity Id:guid! User:User Client:Client IsCurrent:boolean! IsDefault:boolean! IsProtected:boolean!
  Servers:ArrayOfServer IsDisabled:boolean
User ContactId:int Id:guid Name:string EmployeeId:int
Client Id:long! Name:string
ArrayOfServer Server:Server*?
Server Id:int! Type:int!
<GetIdentities>
ArrayOfIdentity Identity:Identity*?
<SetIdentityById> identityId:guid!
<GetIdentitiesWithCredential> credential:Credential
@client
<GetClientInformation>
Client AddressList:Addresses Country:string EmailAddressList:EmailAddresses FactoringClientNo:string
  FactoringText:string FaxNumberList:ArrayOfFaxNumber IsUsingFactoring:boolean! Name:string
  PhoneNumberList:PhoneNumbers ReminderDays:int! ReminderDays2:int! ReminderDays3:int! UserId:long! BankAccount:string
  IBAN:string OrganizationNumber:string Swift:string ResellerId:long ResellerName:string DefaultCurrency:string
ArrayOfFaxNumber FaxNumber:FaxNumber*?
FaxNumber Type:FaxNumberType! Value:string
FaxNumberType = Unknown Work
<GetDepartmentList>
ArrayOfDepartment Department:Department*?
Department Id:int! Name:string Addresses:Addresses Phone:string Fax:string Email:string
<GetCurrencyList>
ArrayOfCurrency Currency:Currency*?
Currency Symbol:string Id:int! Rate:decimal! Unit:int!
<GetTypeGroupList> module:TypeGroupModule!
TypeGroupModule = All Sale Purchase
ArrayOfAccountingGroup AccountingGroup:AccountingGroup*?
AccountingGroup AccountId:int! Id:int! Name:string
<GetVatTypeList>
ArrayOfVatType VatType:VatType*?
VatType No:int! Name:string Rate:decimal!
@account
<GetAccountList>
ArrayOfAccountData AccountData:AccountData*?
AccountData AccountId:int AccountNo:short AccountName:string AccountTax:int TaxNo:int
<GetTaxCodeList>
ArrayOfTaxCodeElement TaxCodeElement:TaxCodeElement*?
TaxCodeElement TaxId:int! TaxNo:string TaxName:string TaxRate:decimal! AccountNo:short?
@project
<GetProjectNameList>
ArrayOfProjectShort ProjectShort:ProjectShort*?
ProjectShort Id:int! Name:string
<GetProjectList> Ps:ProjectSearch
ProjectSearch ProjectIds:ArrayOfInt MyProjects:boolean AllOpenProjects:boolean CustomerId:int Search:string
  ChangedAfter:dateTime StartedAfter:dateTime StartedBefore:dateTime
ArrayOfProject Project:Project*?
Project Id:int Enabled:boolean Name:string RawName:string NameDisplay:ProjectNameType! QuickListed:boolean
  DateChanged:dateTime DateStart:dateTime DateStop:dateTime DateRegistered:dateTime CustomerId:int CustomerName:string
  InvoiceTemplateId:string OrderReferenceNumber:string DepartmentId:int? CustomerReference:string Owner:int
  Pipeline:int TypeId:int TypeName:string StatusId:int StatusName:string NeedApproval:TriState MultiCustomer:boolean
  Description:string WorkTypeId:int WorkTypeName:string TimeReg:TimeRegType! Version:short IsFoldersAdded:TriState
  OverrideWorkTypeTask:TriState Participants:ArrayOfInt BudgetHourCost:decimal? BudgetHour:decimal?
  FixedPrice:boolean? Budget:int? UseProjectOwnerAsOurReference:boolean?
ProjectNameType = Plain Company_Project Project_Company
TriState = none True False
TimeRegType = WorkType Task
@invoice
<GetOrderSyncList> syncParams:InvoiceSyncParameters
InvoiceSyncParameters ChangedAfter:dateTime RegisteredAfter:dateTime!
<GetInvoices> searchParams:InvoiceSearchParameters invoiceReturnProperties:ArrayOfString
  rowReturnProperties:ArrayOfString
InvoiceSearchParameters CustomerIds:ArrayOfInt ChangedAfter:dateTime OrderStates:ArrayOfOrderSlipStateType
  InvoiceIds:ArrayOfInt OrderIds:ArrayOfInt ExternalStatus:ArrayOfInt
ArrayOfOrderSlipStateType OrderSlipStateType:OrderSlipStateType*
OrderSlipStateType = None Offer Pack Invoiced Web Repeating CollectingOrder Return Distribution Rest ForInvoicing
  OvertimeRent Confirmed OrderState_Sent Production PaymentReminder OnAccount Lending InvoicedCashAccount InvoicedPack
  Inactive Hours OrderState_SuperStore Draft
ArrayOfInvoiceOrder InvoiceOrder:InvoiceOrder*?
InvoiceOrder OrderId:int CustomerId:int CustomerName:string/100 CustomerDeliveryName:string/250
  CustomerDeliveryPhone:string/25 Addresses:Addresses OrderStatus:OrderSlipStateType InvoiceId:int
  DateOrdered:dateTime DateInvoiced:dateTime DateChanged:dateTime PaymentTime:int CustomerReferenceNo:string
  ProjectId:int OurReference:int IncludeVAT:boolean!? YourReference:string/50 OrderTotalIncVat:decimal
  OrderTotalVat:decimal InvoiceTitle:string/300 InvoiceText:string/750 Paid:dateTime OCR:string/32
  CustomerOrgNo:string/20 Currency:Currency PaymentMethodId:int PaymentAmount:decimal ProductionManagerId:int
  SalesOpportunityId:int TypeOfSaleId:int Distributor:Distributor DistributionMethod:DistributionMethod
  DepartmentId:int ExternalStatus:int InvoiceEmailAddress:string/250 InvoiceRows:ArrayOfInvoiceRow
  APIException:APIException ProductionNumber:string/20 DeliveryDate:dateTime ReferenceInvoiceId:int
  ReferenceOrderId:int ReferenceNumber:string/50 SkipStock:boolean AccrualDate:dateTime AccrualLength:int
  RoundFactor:decimal InvoiceTemplateId:guid VippsNumber:string DeliveryMethod:DeliveryMethod
  DeliveryAlternative:string/250 SendToFactoring:boolean? Commission:decimal
  UserDefinedDimensions:ArrayOfUserDefinedDimension GLNNumber:string/13 CustomerDeliveryId:int
Currency Rate:decimal Unit:short Symbol:string
Distributor = Default Manual Auto
DistributionMethod = Unchanged Print EMail ElectronicInvoice
ArrayOfInvoiceRow InvoiceRow:InvoiceRow*?
InvoiceRow ProductId:int RowId:int VatRate:decimal Price:decimal Name:string/300 DiscountRate:decimal Quantity:decimal
  QuantityDelivered:decimal QuantityOrdered:decimal QuantityRest:decimal Cost:decimal ChangeState:ChangeState
  TypeGroupId:int SequenceNumber:short Hidden:boolean Type:RowType InPrice:decimal AccrualDate:dateTime
  AccrualLength:int AccountProject:boolean? ProjectId:int DepartmentId:int ProductNo:string TaxSettings:TaxSettings
  UserDefinedDimensions:ArrayOfUserDefinedDimension SerialNumber:string
ChangeState = None Add Edit Delete
RowType = Normal Text TextBold
TaxSettings TaxAccount:int TaxCode:int TaxRate:decimal
ArrayOfUserDefinedDimension UserDefinedDimension:UserDefinedDimension*?
UserDefinedDimension TypeId:int Name:string Value:string
DeliveryMethod Id:int Description:string
<UpdateInvoices> invoices:ArrayOfInvoiceOrder
<SaveInvoices> invoices:ArrayOfInvoiceOrder
<GetPaymentMethods>
ArrayOfPaymentMethod PaymentMethod:PaymentMethod*?
PaymentMethod Id:int Name:string
@company
<GetCompanies> searchParams:CompanySearchParameters returnProperties:ArrayOfString
CompanySearchParameters ExternalId:string CompanyId:int CompanyIds:ArrayOfInt CompanyName:string ChangedAfter:dateTime
  CompanyEmail:string CompanyPhone:string OrganizationNumber:string
ArrayOfCompany Company:Company*?
Company APIException:APIException Id:int ExternalId:string/100 OrganizationNumber:string/20 Name:string/200
  FirstName:string/50 NickName:string/200 Addresses:Addresses PhoneNumbers:PhoneNumbers EmailAddresses:EmailAddresses
  Url:string Country:string Note:string InvoiceLanguage:string Type:CompanyType Username:string Password:string
  IncorporationDate:dateTime DateCreated:dateTime Status:int PriceList:int Owner:int BankAccountNo:string
  BankAccountType:string BankAccountCountry:string BankAccountBic:string TermsOfDeliveryId:int AccountDebit:short
  AccountCredit:short Discount:decimal TypeGroup:int ShareCapital:decimal NumberOfEmployees:int Turnover:decimal
  Profit:decimal IndustryId:int MemberNo:int DateChanged:dateTime BlockInvoice:boolean Relations:ArrayOfRelation
  Maps:ArrayOfCompanyMap DistributionMethod:DistributionMethod CurrencyId:currency PaymentTime:short GlnNumber:string
  Factoring:boolean? LedgerCustomerAccount:short LedgerSupplierAccount:short VatNumber:string Private:boolean?
  ExplicitlySpecifyNewCompanyId:boolean?
CompanyType = None Lead Consumer Business Supplier
ArrayOfRelation Relation:Relation*?
Relation ContactId:int CompanyId:int FirstName:string LastName:string Role:string RoleId:int PhoneNumbers:PhoneNumbers
  EmailAddresses:EmailAddresses Fax:string
ArrayOfCompanyMap CompanyMap:CompanyMap*?
CompanyMap MapType:int! ExternalId:string CompanyId:int!
DistributionMethod = Unchanged Print EMail ElectronicInvoice Default
<SaveCompanies> companies:ArrayOfCompany
@product
<GetProducts> searchParams:ProductSearchParameters returnProperties:ArrayOfString
ProductSearchParameters Id:int CategoryId:int No:string EAN1:string Name:string Price:decimal DateChanged:dateTime
  ProductIds:ArrayOfInt
ArrayOfProduct Product:Product*?
Product CashPriceIncTax:double WebPrice:decimal SupplierId:int Id:int Name:string/125 TaxRate:decimal Stock:decimal
  StatusId:int CategoryId:int PriceGroupID:int InPrice:decimal Description:string/500 DescriptionLong:string
  Cost:decimal EAN1:string/50 Price:decimal No:string/100 DateChanged:dateTime APIException:APIException
  Weight:decimal MinimumStock:decimal OrderProposal:decimal StockLocation:string SupplierProductCode:string
  SupplierProductName:string Web:boolean? ProductCode:string StockControlled:boolean? NewOffer:boolean?
  NewProduct:boolean?
<SaveProducts> products:ArrayOfProduct
<SetStockQuantity> productId:int! stockQuantity:decimal!
<SaveCategories> categories:ArrayOfCategory
<GetCategories> returnProperties:ArrayOfString
ArrayOfCategory Category:Category*?
Category Id:int Name:string No:string ParentId:int APIException:APIException
@transaction
<GetFiscalYears>
ArrayOfFiscalYear FiscalYear:FiscalYear*?
FiscalYear Id:guid! StartingDate:dateTime! EndingDate:dateTime! IsLocked:boolean!
<GetUserDefinedDimensions>
<GetUserDefinedDimensionValues> DimensionType:int!
<GetTransactions> searchParams:TransactionSearchParameters
TransactionSearchParameters DateSearchParameters:DateSearchParameters ShowOpenEntries:boolean? LinkId:int
  DateStart:dateTime DateEnd:dateTime ProjectId:int CustomerId:int DepartmentId:int AccountNoStart:short
  AccountNoEnd:short TransactionNoStart:int TransactionNoEnd:int TransactionTypeId:int
  SystemType:TransactionSystemType!? RegisteredAfter:dateTime HasInvoiceId:boolean!? InvoiceNo:string VatCode:short?
DateSearchParameters = EntryDate DateChangedUTC
TransactionSystemType = InvoiceCustomer CreditnoteCustomer DifferenceOutbound Disbursment InvoiceSupplier
  CreditnoteSupplier Payment DifferenceInbound Miscellaneous CashSale ReminderFee ReminderNote
ArrayOfTransaction Transaction:Transaction*?
Transaction Date:dateTime AccountNo:short Currency:string CurrencyRate:decimal CurrencyUnit:short Amount:decimal
  StampNo:int Period:unsignedByte TransactionTypeId:int Comment:string TransactionNo:int VatCode:short Id:guid
  LinkId:int InvoiceNo:string SequenceNo:short SystemType:TransactionSystemType DueDate:dateTime
  Dimensions:ArrayOfDimension RegistrationDate:dateTime DateChanged:dateTime Hidden:boolean! Open:boolean! OCR:string
  VatDividend:decimal HasVatDividend:boolean! PeriodDate:date
ArrayOfDimension Dimension:Dimension*?
Dimension Type:DimensionType Name:string Value:string Percent:decimal TypeId:int
DimensionType = None Project Department Employee Product Customer CustomerOrderSlip SupplierOrderSlip UserDefined
)wsdl";
}

}  // namespace woo24::sandbox
