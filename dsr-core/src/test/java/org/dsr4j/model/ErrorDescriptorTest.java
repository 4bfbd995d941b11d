package org.dsr4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorDescriptorTest {

  private enum HotelError implements ErrorCode {
    ROOM_NOT_FOUND;

    @Override
    public ErrorDescriptor descriptor() {
      return ErrorDescriptor.of("hotel", this, ErrorFamily.EXTERNAL, true);
    }
  }

  @Test
  void theNameOfTheConstantDeterminesTheCode() {
    assertThat(HotelError.ROOM_NOT_FOUND.code()).isEqualTo("hotel.room-not-found");
  }

  @Test
  void anEnumAnswersFromItsDescriptor() {
    assertThat(HotelError.ROOM_NOT_FOUND.family()).isEqualTo(ErrorFamily.EXTERNAL);
    assertThat(HotelError.ROOM_NOT_FOUND.retryable()).isTrue();
  }

  @Test
  void aCopyOfACodeIsAValue() {
    ErrorDescriptor copy = ErrorDescriptor.of(HotelError.ROOM_NOT_FOUND);

    assertThat(copy)
        .isEqualTo(new ErrorDescriptor("hotel.room-not-found", ErrorFamily.EXTERNAL, true));
    assertThat(copy.descriptor()).isSameAs(copy);
  }
}
