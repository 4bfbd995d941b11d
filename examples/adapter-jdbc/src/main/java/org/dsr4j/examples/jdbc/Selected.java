package org.dsr4j.examples.jdbc;

/**
 * A column of a statement.
 *
 * @param index its index in the row, from 1
 * @param property its property in the record
 * @param column its type
 */
record Selected(int index, String property, Column column) {}
