// ListWebhooksResponse: ListWebhooksResponse

export interface ListWebhooksResponse {
  events: ListWebhooksEvent[];
}

export type ListWebhooksEvent = CustomerDeletedEvent | InvoiceSentEvent | PaymentCreatedEvent;

export interface CustomerDeletedEvent {
  type: "customer.deleted";
  id: string;
  customerId: string;
  /** Format: date-time. */
  deletedAt: string;
}

export interface InvoiceSentEvent {
  type: "invoice.sent";
  id: string;
  invoice: {
    number: string;
    /** Format: uri. */
    pdf: string;
  };
  recipients: string[];
}

export interface PaymentCreatedEvent {
  type: "payment.created";
  id: string;
  amount: {
    value: number;
    currency: string;
  };
  method: string;
}
