package org.dsr4j.jdbc.database;

/**
 * A column that a statement selects.
 *
 * @param index the position in the row, from 1
 * @param property the property in the record
 * @param column the name and type
 */
public record SelectedColumn(int index, String property, Column column) {}
