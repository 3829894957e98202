/** A key as words: `customer_success` and `customer-success` are "customer success"; a mark at an end stays. */
export function keyWords(key: string): string {
  return key.replaceAll(/(?<=[\p{L}\p{N}])[_-](?=[\p{L}\p{N}])/gu, ' ');
}
